package dev.kith.auth.password;

import dev.kith.auth.AuthProperties;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import dev.kith.web.computation.ComputingThreads;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The threads that run BCrypt: one hash takes a quarter of a second of computation. */
@Component
class HashingThreads implements AutoCloseable {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** Of ten database connections. The others stay free for short requests. */
    static final int MAX_IN_TRANSACTIONS = 3;

    private final Semaphore inTransactions = new Semaphore(MAX_IN_TRANSACTIONS);
    private final Semaphore newPasswords;
    private final ComputingThreads threads;

    HashingThreads(AuthProperties properties) {
        this.newPasswords = new Semaphore(Math.max(1, properties.password().queue() / 2));
        this.threads = new ComputingThreads(
                "bcrypt",
                Objects.requireNonNullElseGet(
                        properties.password().threads(), Runtime.getRuntime()::availableProcessors),
                properties.password().queue(),
                HashingThreads::later);
    }

    /**
     * Runs the work on one of the threads and waits for its result. At most {@value #MAX_IN_TRANSACTIONS} callers may
     * wait inside a transaction, because each holds a database connection.
     *
     * @throws ProblemException 503 with {@code Retry-After} if too many wait already
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

    /**
     * Runs the work for a password that is set. At most half as many callers as the queue has places may do so at the
     * same time: the others are left to logins.
     *
     * @throws ProblemException 503 with {@code Retry-After} if too many wait already
     */
    <T> T runForNewPassword(Callable<T> work) {
        if (!newPasswords.tryAcquire()) {
            throw later();
        }
        try {
            return run(work);
        } finally {
            newPasswords.release();
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
