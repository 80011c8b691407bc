package dev.kith.auth.password;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Where BCrypt runs: platform threads, a bounded queue, and a clear refusal when it is full.
 *
 * <p>Not on the request's virtual thread: a hash is a quarter of a second of pure computation and never yields, so a
 * handful of logins would hold every carrier thread and with it every other request. Of the lowest priority, which the JVM
 * hands on to Linux where it is told to (docs/adr/0019): what else is asked of the machine is short, and need not wait for
 * hashes.
 */
@Component
class HashingThreads implements AutoCloseable {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** Of ten connections to the database: the rest is for those whose requests are short. */
    static final int MOST_IN_TRANSACTIONS = 3;

    private final Semaphore inTransactions = new Semaphore(MOST_IN_TRANSACTIONS);
    private final ThreadPoolExecutor executor;

    @SuppressWarnings("ThreadPriorityCheck") // Nothing is right or wrong by it; it is a matter of who waits.
    HashingThreads(PasswordProperties properties) {
        var threads = properties.threadsOrCores();
        this.executor = new ThreadPoolExecutor(
                threads,
                threads,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(properties.queue()),
                Thread.ofPlatform()
                        .name("bcrypt-", 0)
                        .priority(Thread.MIN_PRIORITY)
                        .factory());
        executor.allowCoreThreadTimeOut(true);
    }

    /**
     * Runs the work on one of the threads and waits for its result. Of callers whose transaction waits with them, and with
     * it a connection to the database, there are at most {@value #MOST_IN_TRANSACTIONS}.
     *
     * @throws ProblemException 503 with {@code Retry-After} where too many wait already
     */
    <T> T run(Callable<T> work) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return await(work);
        }
        if (!inTransactions.tryAcquire()) {
            throw later();
        }
        try {
            return await(work);
        } finally {
            inTransactions.release();
        }
    }

    private <T> T await(Callable<T> work) {
        var task = new FutureTask<>(work);
        try {
            executor.execute(task);
            return task.get();
        } catch (RejectedExecutionException full) {
            throw later();
        } catch (InterruptedException stopping) {
            // Nobody waits for it any more; it must not keep a place in the queue.
            executor.remove(task);
            Thread.currentThread().interrupt();
            throw later();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A password could not be hashed", failed.getCause());
        }
    }

    int waiting() {
        return executor.getQueue().size();
    }

    private static ProblemException later() {
        return ProblemException.later(ProblemType.UNAVAILABLE, "too many passwords are being checked", RETRY_AFTER);
    }

    @Override
    public void close() {
        executor.close();
    }
}
