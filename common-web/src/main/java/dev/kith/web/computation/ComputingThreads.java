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
 * Where work runs that is computation alone: platform threads, a bounded queue, and a clear refusal when it is full.
 *
 * <p>Not on the request's virtual thread: what computes for a quarter of a second never yields meanwhile, so a handful
 * of such requests would hold every carrier thread and with it every other request. Of the lowest priority, which the
 * JVM hands on to Linux where it is told to (docs/adr/0019): what else is asked of the machine is short, and need not
 * wait.
 */
public final class ComputingThreads implements AutoCloseable {

    private final ThreadPoolExecutor executor;
    private final Supplier<ProblemException> refusal;

    /**
     * @param name what the threads are called, up to their number
     * @param queue how many may wait
     * @param refusal what those are told who find no place in the queue
     */
    @SuppressWarnings("ThreadPriorityCheck") // Nothing is right or wrong by it; it is a matter of who waits.
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
     * @throws ProblemException the work's own, or the refusal where too many wait already
     */
    public <T> T run(Callable<T> work) {
        var task = new FutureTask<>(work);
        try {
            executor.execute(task);
            return task.get();
        } catch (RejectedExecutionException full) {
            throw refusal.get();
        } catch (InterruptedException stopping) {
            // Nobody waits for it any more; it must not keep a place in the queue.
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

    /** How many wait for a thread. */
    public int waiting() {
        return executor.getQueue().size();
    }

    @Override
    public void close() {
        executor.close();
    }
}
