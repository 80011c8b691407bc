package dev.kith.events.broadcast;

import dev.kith.events.BroadcastStatus.State;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Measures whether a consumer has read its topics. Only Kafka has their ends, because a consumer that is cut off finds
 * nothing new either. A measurement costs a round trip, so it is not made after every poll.
 */
final class BroadcastProgress {

    /** A measurement waits behind a fetch of half a second on the same connection, and the machine may be busy. */
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final Consumer<byte[], byte[]> consumer;
    private final Duration interval;
    private Map<TopicPartition, Long> ends = Map.of();
    private long measuredNanos;

    /** @param interval between two measurements at least */
    BroadcastProgress(Consumer<byte[], byte[]> consumer, Duration interval) {
        this.consumer = consumer;
        this.interval = interval;
        this.measuredNanos = System.nanoTime() - interval.toNanos();
    }

    /** The state after another poll. A consumer that is behind stays behind until it has caught up. */
    State after(State before) {
        if (System.nanoTime() - measuredNanos < interval.toNanos()) {
            return before;
        }
        try {
            // The ends of the measurement before count too: while events keep coming, the newest end is never reached.
            var hasReachedEarlierEnds = !ends.isEmpty() && hasReached(ends);
            ends = consumer.endOffsets(consumer.assignment(), TIMEOUT);
            return hasReachedEarlierEnds || hasReached(ends) ? State.CURRENT : before;
        } catch (TimeoutException cutOff) {
            ends = Map.of();
            return State.BEHIND;
        } finally {
            measuredNanos = System.nanoTime();
        }
    }

    private boolean hasReached(Map<TopicPartition, Long> offsets) {
        return offsets.entrySet().stream().allMatch(end -> consumer.position(end.getKey(), TIMEOUT) >= end.getValue());
    }
}
