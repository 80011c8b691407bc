package dev.kith.database.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collections;
import org.springframework.transaction.support.TransactionOperations;

/** Moves events from the outbox to Kafka, one partition and one batch at a time. */
final class Relay {

    private final OutboxTable table;
    private final Sender sender;
    private final TransactionOperations transactions;
    private final MeterRegistry meters;
    private final int batchSize;

    Relay(OutboxTable table, Sender sender, TransactionOperations transactions, MeterRegistry meters, int batchSize) {
        this.table = table;
        this.sender = sender;
        this.transactions = transactions;
        this.meters = meters;
        this.batchSize = batchSize;
    }

    /**
     * Sends a batch of each partition that has events and that no other relay works on.
     *
     * @return whether anything was sent, so that there may be more
     * @throws StalledException if Kafka does not take them; what it took before is off the table
     */
    boolean round() throws StalledException {
        var partitions = new ArrayList<>(table.partitionsWithEvents());
        // In turns: one that fails (its topic may be refused) would otherwise always stop those behind it.
        Collections.shuffle(partitions);
        var moved = false;
        for (var partition : partitions) {
            moved |= relay(partition);
        }
        return moved;
    }

    private boolean relay(int partition) throws StalledException {
        var delivery = transactions.execute(_ -> {
            if (!table.lock(partition)) {
                return Delivery.NOTHING;
            }
            var sent = sender.send(table.first(partition, batchSize));
            table.delete(partition, sent.acknowledged());
            return sent;
        });
        delivery.acknowledged()
                .forEach(event -> meters.counter(
                                "kith.outbox.published", "type", event.message().type())
                        .increment());
        if (delivery.failure() != null) {
            throw new StalledException(delivery.failure());
        }
        return !delivery.acknowledged().isEmpty();
    }
}
