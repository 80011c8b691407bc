package dev.kith.chat.message;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A lock of each user in this process, taken before the {@linkplain dev.kith.chat.user.ChatUsers#lock locks} in the
 * database. A thread that waits for a database lock holds a connection: if very many users wrote to one user, the
 * requests of other users would get none.
 */
@Component
class UserLocks {

    private final Map<UUID, UserLock> locks = new ConcurrentHashMap<>();
    private final TransactionOperations transactions;
    private final Duration timeout;

    UserLocks(
            TransactionOperations transactions,
            @Value("${spring.datasource.hikari.connection-timeout}") Duration connectionTimeout) {
        this.transactions = transactions;
        // Longer than the wait for a connection: the owner of the lock may be waiting for one.
        this.timeout = connectionTimeout.multipliedBy(2);
    }

    /**
     * Runs an action in a transaction, with the locks of both users.
     *
     * @throws CannotAcquireLockException if a lock is not free in time
     */
    <T> T inTransaction(UUID one, UUID other, Supplier<T> action) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            // This thread has a connection, and the owner of a lock may be waiting for one.
            return action.get();
        }
        var isFirst = one.compareTo(other) < 0;
        return withLock(
                isFirst ? one : other,
                () -> withLock(isFirst ? other : one, () -> transactions.execute(_ -> action.get())));
    }

    void inTransaction(UUID one, UUID other, Runnable action) {
        inTransaction(one, other, () -> {
            action.run();
            return true;
        });
    }

    private <T> T withLock(UUID user, Supplier<T> action) {
        var shared = locks.compute(user, (_, existing) -> (existing == null ? new UserLock() : existing).retain());
        try {
            acquire(shared.lock);
            try {
                return action.get();
            } finally {
                shared.lock.unlock();
            }
        } finally {
            locks.computeIfPresent(user, (_, existing) -> existing.release() ? null : existing);
        }
    }

    private void acquire(Lock lock) {
        try {
            if (lock.tryLock(timeout.toMillis(), MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new CannotAcquireLockException("too many requests write to the same user");
    }

    /** Removed when no thread holds it or waits for it. */
    private static final class UserLock {

        private final Lock lock = new ReentrantLock(true);
        private int threads;

        UserLock retain() {
            threads++;
            return this;
        }

        /** Returns whether that was the last thread. */
        boolean release() {
            threads--;
            return threads == 0;
        }
    }
}
