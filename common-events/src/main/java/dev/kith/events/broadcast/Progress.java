package dev.kith.events.broadcast;

import dev.kith.events.Reception.State;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Whether a consumer has read its topics to their ends. Only Kafka knows where these are, so it is asked: a consumer
 * that is cut off finds nothing new either. Asking costs a round trip, hence not more often than once a second.
 */
final class Progress {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final Consumer<byte[], byte[]> consumer;
    private long asked = System.nanoTime() - PAUSE.toNanos();

    Progress(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Where things stand after another poll. To be behind is to stay behind until the ends are reached. */
    State after(State before) {
        if (System.nanoTime() - asked < PAUSE.toNanos()) {
            return before;
        }
        try {
            var ends = consumer.endOffsets(consumer.assignment(), TIMEOUT);
            var isAtEnd = ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            // Records come in at any time: those of this very moment are no backlog for who had none.
            return isAtEnd ? State.CURRENT : before;
        } catch (TimeoutException cutOff) {
            return State.BEHIND;
        } finally {
            asked = System.nanoTime();
        }
    }
}
