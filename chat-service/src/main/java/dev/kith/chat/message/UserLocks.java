package dev.kith.chat.message;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.kith.web.idempotency.WaitBeforeTransactionException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
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
     * Runs an action in a transaction, with the locks of both users until it ends.
     *
     * @throws CannotAcquireLockException if the locks are not free in time
     */
    <T> T inTransaction(UUID one, UUID other, Supplier<T> action) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            // This thread has a connection, and must not wait.
            var held = tryBoth(one, other)
                    .orElseThrow(() -> new WaitBeforeTransactionException(
                            "another request writes to the same user", () -> awaitBoth(one, other)));
            releaseAfterTransaction(held);
            return action.get();
        }
        try (var _ = awaitBoth(one, other)) {
            return transactions.execute(_ -> action.get());
        }
    }

    void inTransaction(UUID one, UUID other, Runnable action) {
        inTransaction(one, other, () -> {
            action.run();
            return true;
        });
    }

    /**
     * Waits for both locks. While it waits for one lock, it does not hold the other. Otherwise a long queue for one
     * user would also stop all messages to the other.
     */
    private Held awaitBoth(UUID one, UUID other) {
        var deadline = System.nanoTime() + timeout.toNanos();
        var first = one;
        var second = other;
        while (true) {
            var held = await(first, deadline - System.nanoTime());
            var rest = tryLock(second);
            if (rest.isPresent()) {
                return held.and(rest.get());
            }
            held.close();
            var taken = second;
            second = first;
            first = taken;
        }
    }

    private Optional<Held> tryBoth(UUID one, UUID other) {
        return tryLock(one).flatMap(held -> {
            var rest = tryLock(other);
            if (rest.isEmpty()) {
                held.close();
            }
            return rest.map(held::and);
        });
    }

    private Held await(UUID user, long nanos) {
        var shared = retain(user);
        try {
            if (shared.lock.tryLock(nanos, NANOSECONDS)) {
                return new Held(() -> release(user, shared));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        forget(user);
        throw new CannotAcquireLockException("too many requests write to the same user");
    }

    private Optional<Held> tryLock(UUID user) {
        var shared = retain(user);
        if (shared.lock.tryLock()) {
            return Optional.of(new Held(() -> release(user, shared)));
        }
        forget(user);
        return Optional.empty();
    }

    private UserLock retain(UUID user) {
        return locks.compute(user, (_, existing) -> (existing == null ? new UserLock() : existing).retain());
    }

    private void release(UUID user, UserLock shared) {
        shared.lock.unlock();
        forget(user);
    }

    private void forget(UUID user) {
        locks.computeIfPresent(user, (_, existing) -> existing.release() ? null : existing);
    }

    private static void releaseAfterTransaction(Held held) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                held.close();
            }
        });
    }

    /** Locks that this thread holds. */
    private record Held(Runnable release) implements WaitBeforeTransactionException.Acquired {

        Held and(Held other) {
            return new Held(() -> {
                other.close();
                close();
            });
        }

        @Override
        public void close() {
            release.run();
        }
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
