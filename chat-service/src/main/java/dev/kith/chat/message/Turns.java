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
 * One at a time for each person, before the {@linkplain dev.kith.chat.person.People#lock locks} in the database have it
 * so: who waits there holds a connection, and when very many write to one person, nobody else would get any.
 */
@Component
class Turns {

    private final Map<UUID, Turn> turns = new ConcurrentHashMap<>();
    private final TransactionOperations transactions;
    private final Duration timeout;

    Turns(
            TransactionOperations transactions,
            @Value("${spring.datasource.hikari.connection-timeout}") Duration connectionTimeout) {
        this.transactions = transactions;
        // Longer than for a connection, since that is what the one before may be waiting for.
        this.timeout = connectionTimeout.multipliedBy(2);
    }

    /**
     * Makes this change in a transaction once it is the turn of both people.
     *
     * @throws CannotAcquireLockException if that takes too long
     */
    <T> T take(UUID one, UUID other, Supplier<T> change) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            // Its connection is held already, and whoever has the turn may be waiting for one.
            return change.get();
        }
        var isFirst = one.compareTo(other) < 0;
        return inTurn(
                isFirst ? one : other,
                () -> inTurn(isFirst ? other : one, () -> transactions.execute(_ -> change.get())));
    }

    /** The same. */
    void take(UUID one, UUID other, Runnable change) {
        take(one, other, () -> {
            change.run();
            return true;
        });
    }

    private <T> T inTurn(UUID person, Supplier<T> step) {
        var turn = turns.compute(person, (_, taken) -> (taken == null ? new Turn() : taken).join());
        try {
            await(turn.lock);
            try {
                return step.get();
            } finally {
                turn.lock.unlock();
            }
        } finally {
            turns.computeIfPresent(person, (_, taken) -> taken.leave() ? null : taken);
        }
    }

    private void await(Lock lock) {
        try {
            if (lock.tryLock(timeout.toMillis(), MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new CannotAcquireLockException("too many write to the same person");
    }

    /** Forgotten when nobody has or wants it. */
    private static final class Turn {

        private final Lock lock = new ReentrantLock(true);
        private int people;

        Turn join() {
            people++;
            return this;
        }

        /** Whether that was the last. */
        boolean leave() {
            people--;
            return people == 0;
        }
    }
}
