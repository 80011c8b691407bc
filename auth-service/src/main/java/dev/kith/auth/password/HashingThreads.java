package dev.kith.auth.password;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import dev.kith.web.computation.ComputingThreads;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Where BCrypt runs: a hash is a quarter of a second of pure computation. */
@Component
class HashingThreads implements AutoCloseable {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** Of ten connections to the database: the rest is for those whose requests are short. */
    static final int MOST_IN_TRANSACTIONS = 3;

    private final Semaphore inTransactions = new Semaphore(MOST_IN_TRANSACTIONS);
    private final ComputingThreads threads;

    HashingThreads(PasswordProperties properties) {
        this.threads =
                new ComputingThreads("bcrypt", properties.threadsOrCores(), properties.queue(), HashingThreads::later);
    }

    /**
     * Runs the work on one of the threads and waits for its result. Of callers whose transaction waits with them, and
     * with it a connection to the database, there are at most {@value #MOST_IN_TRANSACTIONS}.
     *
     * @throws ProblemException 503 with {@code Retry-After} where too many wait already
     */
    <T> T run(Callable<T> work) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return threads.run(work);
        }
        if (!inTransactions.tryAcquire()) {
            throw later();
        }
        try {
            return threads.run(work);
        } finally {
            inTransactions.release();
        }
    }

    int waiting() {
        return threads.waiting();
    }

    private static ProblemException later() {
        return ProblemException.later(ProblemType.UNAVAILABLE, "too many passwords are being checked", RETRY_AFTER);
    }

    @Override
    public void close() {
        threads.close();
    }
}
