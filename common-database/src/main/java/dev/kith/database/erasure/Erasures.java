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
        table.add(user, Pseudonym.fresh());
    }

    /** Whether there was something to do; then there may be more. */
    boolean round() {
        try {
            return transactions.execute(
                    _ -> table.tryLock() && table.next().map(this::step).orElse(false));
        } catch (StuckException stuck) {
            log.warn("The erasure of {} goes on later", stuck.user, stuck.getCause());
            // Whatever is wrong with this one, those behind it need not wait.
            transactions.executeWithoutResult(_ -> table.postpone(stuck.user, PAUSE));
            return true;
        }
    }

    private boolean step(ErasureTable.Due due) {
        try {
            erase(due);
            return true;
        } catch (RuntimeException failure) {
            throw new StuckException(due.userId(), failure);
        }
    }

    private void erase(ErasureTable.Due due) {
        if (!erasure.eraseSome(due.userId(), due.pseudonym())) {
            table.remove(due.userId());
            outbox.publish(new UserErased(due.userId(), erasure.service()));
            log.info("Erased {}", due.userId());
        }
    }

    private static final class StuckException extends RuntimeException {

        private final UUID user;

        StuckException(UUID user, RuntimeException cause) {
            super(cause);
            this.user = user;
        }
    }
}
