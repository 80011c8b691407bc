package dev.kith.database.outbox;

import dev.kith.database.BackgroundLoop;
import dev.kith.database.outbox.Sender.Delivery;
import dev.kith.events.broker.Broker;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collections;
import org.apache.kafka.common.KafkaException;
import org.springframework.transaction.support.TransactionOperations;

/** Moves events from the outbox to Kafka, one partition and one batch at a time. */
final class OutboxRelay implements BackgroundLoop.Task {

    private final OutboxTable table;
    private final Sender sender;
    private final Broker broker;
    private final TransactionOperations transactions;
    private final MeterRegistry meters;
    private final int batchSize;
    private boolean hasFailed;

    OutboxRelay(
            OutboxTable table,
            Sender sender,
            Broker broker,
            TransactionOperations transactions,
            MeterRegistry meters,
            int batchSize) {
        this.table = table;
        this.sender = sender;
        this.broker = broker;
        this.transactions = transactions;
        this.meters = meters;
        this.batchSize = batchSize;
    }

    /**
     * Sends a batch of each partition that has events and that no other relay works on.
     *
     * @return whether anything was sent, so that there may be more
     * @throws Exception if Kafka does not take an event; what it took before is deleted from the table
     */
    @Override
    public boolean runOnce() throws Exception {
        // Checked first after a failure, because sending holds a database connection for as long as Kafka lets it wait.
        if (hasFailed && !broker.isReachable()) {
            throw new KafkaException("Kafka cannot be reached");
        }
        hasFailed = true;
        var partitions = new ArrayList<>(table.partitionsWithEvents());
        // In random order, or a partition that always fails (its topic may be refused) would stop those behind it.
        Collections.shuffle(partitions);
        var moved = false;
        for (var partition : partitions) {
            moved |= relay(partition);
        }
        hasFailed = false;
        return moved;
    }

    /** Gives up what Kafka has not acknowledged yet. It is sent again by the relay that runs next. */
    @Override
    public void abort(Thread running) {
        sender.abort();
    }

    private boolean relay(int partition) throws Exception {
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
            throw delivery.failure();
        }
        return !delivery.acknowledged().isEmpty();
    }
}
