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
    private final Duration maxLag;
    private Map<TopicPartition, Long> goal = Map.of();
    private long goalNanos;
    private long measuredNanos;

    /**
     * @param interval between two measurements at least
     * @param maxLag how long ago an event may be written that a current consumer has not read
     */
    BroadcastProgress(Consumer<byte[], byte[]> consumer, Duration interval, Duration maxLag) {
        this.consumer = consumer;
        this.interval = interval;
        this.maxLag = maxLag;
        this.measuredNanos = System.nanoTime() - interval.toNanos();
    }

    /**
     * The state after another poll. A consumer is current as long as it reaches the ends that the topics had
     * {@code maxLag} ago. One that is not stays so until it has caught up.
     */
    State after(State before) {
        if (System.nanoTime() - measuredNanos < interval.toNanos()) {
            return before;
        }
        try {
            // An earlier end counts too: while events keep coming, the newest end is never reached.
            var hasReachedGoal = !goal.isEmpty() && hasReached(goal);
            var ends = consumer.endOffsets(consumer.assignment(), TIMEOUT);
            if (hasReachedGoal || hasReached(ends)) {
                setGoal(ends);
                return State.CURRENT;
            }
            if (goal.isEmpty()) {
                setGoal(ends);
            } else if (System.nanoTime() - goalNanos >= maxLag.toNanos()) {
                setGoal(ends);
                return before == State.CURRENT ? State.BEHIND : before;
            }
            return before;
        } catch (TimeoutException cutOff) {
            goal = Map.of();
            return State.BEHIND;
        } finally {
            measuredNanos = System.nanoTime();
        }
    }

    private void setGoal(Map<TopicPartition, Long> ends) {
        goal = ends;
        goalNanos = System.nanoTime();
    }

    private boolean hasReached(Map<TopicPartition, Long> offsets) {
        return offsets.entrySet().stream().allMatch(end -> consumer.position(end.getKey(), TIMEOUT) >= end.getValue());
    }
}
