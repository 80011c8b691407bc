package dev.kith.database.outbox;

import static java.util.Comparator.comparing;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.function.Predicate.not;

import dev.kith.database.BackgroundLoop;
import dev.kith.database.outbox.Sender.Delivery;
import dev.kith.events.broker.Broker;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.backoff.BackOffExecution;

/**
 * Moves events from the outbox to Kafka, one partition and one batch at a time. A partition that fails pauses by
 * itself: Kafka may refuse one topic and take the others.
 */
final class OutboxRelay implements BackgroundLoop.Task {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private final OutboxTable table;
    private final Sender sender;
    private final Broker broker;
    private final TransactionOperations transactions;
    private final MeterRegistry meters;
    private final int batchSize;
    /** Changed by the thread of the relay, and read by the health indicator. */
    private final Map<Integer, FailingPartition> failing = new ConcurrentHashMap<>();

    private boolean isCutOff;

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

    private record FailingPartition(String reason, BackOffExecution pauses, long retryNanos) {

        boolean isPaused() {
            return System.nanoTime() < retryNanos;
        }
    }

    /**
     * Sends a batch of each partition that has events, does not pause, and that no other relay works on.
     *
     * @return whether anything was sent, so that there may be more
     * @throws KafkaException if Kafka cannot be reached; what it took before is deleted from the table
     */
    @Override
    public boolean runOnce() {
        // Checked first after a failure, because sending holds a database connection for as long as Kafka lets it wait.
        if ((isCutOff || !failing.isEmpty()) && !broker.isReachable()) {
            throw unreachable(null);
        }
        isCutOff = false;
        var partitions = new ArrayList<>(table.partitionsWithEvents());
        // Those whose events another relay has sent meanwhile.
        failing.keySet().stream().filter(not(partitions::contains)).forEach(this::onSuccess);
        partitions.sort(comparing(failing::containsKey));
        var moved = false;
        for (var partition : partitions) {
            var failure = failing.get(partition);
            if (failure == null || !failure.isPaused()) {
                moved |= relay(partition, moved);
            }
        }
        return moved;
    }

    /** Why a partition fails, if one does. */
    Optional<String> failure() {
        return failing.values().stream().map(FailingPartition::reason).findFirst();
    }

    /** Gives up what Kafka has not acknowledged yet. It is sent again by the relay that runs next. */
    @Override
    public void abort(Thread running) {
        sender.abort();
    }

    private boolean relay(int partition, boolean othersMove) {
        var start = System.nanoTime();
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
        var moved = !delivery.acknowledged().isEmpty();
        if (delivery.failure() != null) {
            // A try that waits for its timeout delays the others. They get most of the time.
            onFailure(partition, delivery.failure(), othersMove ? 3 * (System.nanoTime() - start) : 0);
        } else if (moved) {
            onSuccess(partition);
        }
        return moved;
    }

    private void onFailure(int partition, Exception failure, long morePauseNanos) {
        if (!broker.isReachable()) {
            throw unreachable(failure);
        }
        var reason = NestedExceptionUtils.getMostSpecificCause(failure).toString();
        var known = failing.get(partition);
        if (known == null) {
            log.warn("Partition {} of the outbox fails and will be tried again: {}", partition, reason);
        }
        var pauses = known == null ? BackgroundLoop.pauses() : known.pauses;
        var pauseNanos = MILLISECONDS.toNanos(pauses.nextBackOff()) + morePauseNanos;
        failing.put(partition, new FailingPartition(reason, pauses, System.nanoTime() + pauseNanos));
    }

    private void onSuccess(int partition) {
        if (failing.remove(partition) != null) {
            log.info("Partition {} of the outbox works again", partition);
            // The others may have failed for the same reason.
            var now = System.nanoTime();
            failing.replaceAll((_, other) -> new FailingPartition(other.reason, other.pauses, now));
        }
    }

    private KafkaException unreachable(@Nullable Exception cause) {
        isCutOff = true;
        return new KafkaException("Kafka cannot be reached", cause);
    }
}
