package dev.kith.database.erasure;

import dev.kith.database.Erasure;
import dev.kith.database.Outbox;
import dev.kith.events.contract.UserErased;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** Erases users, one at a time. */
final class Erasures {

    private static final Logger log = LoggerFactory.getLogger(Erasures.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Erasure erasure;
    private final ErasureTable table;
    private final Outbox outbox;
    private final TransactionOperations transactions;

    Erasures(Erasure erasure, ErasureTable table, Outbox outbox, TransactionOperations transactions) {
        this.erasure = erasure;
        this.table = table;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    /** In the transaction of the event. */
    void begin(UUID user) {
        erasure.begin(user);
        table.add(user, pseudonym());
    }

    /** Returns whether there was something to do; then there may be more. */
    boolean runOnce() {
        try {
            return transactions.execute(
                    _ -> table.tryLock() && table.next().map(this::step).orElse(false));
        } catch (ErasureFailedException failed) {
            log.warn("The erasure of {} is postponed", failed.user, failed.getCause());
            // Those behind this one need not wait for it.
            transactions.executeWithoutResult(_ -> table.postpone(failed.user, PAUSE));
            return true;
        }
    }

    private boolean step(ErasureTable.DueErasure due) {
        try {
            erase(due);
            return true;
        } catch (RuntimeException failure) {
            throw new ErasureFailedException(due.userId(), failure);
        }
    }

    private void erase(ErasureTable.DueErasure due) {
        if (!erasure.eraseSome(due.userId(), due.pseudonym())) {
            table.remove(due.userId());
            outbox.publish(new UserErased(due.userId(), erasure.service()));
            log.info("Erased {}", due.userId());
        }
    }

    /** A UUID of version 8, made of the random bits of one of version 4, so that it does not lead to the user. */
    private static UUID pseudonym() {
        var random = UUID.randomUUID();
        return new UUID((random.getMostSignificantBits() & ~0xF000L) | 0x8000L, random.getLeastSignificantBits());
    }

    private static final class ErasureFailedException extends RuntimeException {

        private final UUID user;

        ErasureFailedException(UUID user, RuntimeException cause) {
            super(cause);
            this.user = user;
        }
    }
}
