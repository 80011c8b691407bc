package dev.kith.web.computation;

import dev.kith.http.problem.ProblemException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Runs pure computation on platform threads with a bounded queue, and refuses work when the queue is full.
 *
 * <p>A request's virtual thread does not yield while it computes. A few requests that compute for a quarter of a second
 * would occupy all carrier threads and delay every other request. The threads have the lowest priority, which the JVM
 * passes on to Linux if it is configured to (docs/adr/0019): other work is short, and need not wait.
 */
public final class ComputingThreads implements AutoCloseable {

    private final ThreadPoolExecutor executor;
    private final Supplier<ProblemException> refusal;

    /**
     * @param name of the threads, before their number
     * @param queue how many tasks may wait
     * @param refusal made for a task that does not fit into the queue
     */
    @SuppressWarnings("ThreadPriorityCheck") // Correctness does not depend on it, only who waits.
    public ComputingThreads(String name, int threads, int queue, Supplier<ProblemException> refusal) {
        this.refusal = refusal;
        this.executor = new ThreadPoolExecutor(
                threads,
                threads,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(queue),
                Thread.ofPlatform()
                        .name(name + "-", 0)
                        .priority(Thread.MIN_PRIORITY)
                        .factory());
        executor.allowCoreThreadTimeOut(true);
    }

    /**
     * Runs the work on one of the threads and waits for its result.
     *
     * @throws ProblemException the work's own, or the refusal if the queue is full
     */
    public <T> T run(Callable<T> work) {
        var task = new FutureTask<>(work);
        try {
            executor.execute(task);
            return task.get();
        } catch (RejectedExecutionException full) {
            throw refusal.get();
        } catch (InterruptedException stopping) {
            // The caller is gone, so the task must leave the queue.
            executor.remove(task);
            Thread.currentThread().interrupt();
            throw refusal.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            throw new IllegalStateException("The computation failed", failed.getCause());
        }
    }

    /** How many tasks wait for a thread. */
    public int waiting() {
        return executor.getQueue().size();
    }

    @Override
    public void close() {
        executor.close();
    }
}
