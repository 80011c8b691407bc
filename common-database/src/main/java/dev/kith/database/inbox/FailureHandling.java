package dev.kith.database.inbox;

import dev.kith.events.message.UnreadableEventException;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException.Level;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/** What happens with an event that could not be applied: again for ever, again a few times, or away with it. */
final class FailureHandling {

    private static final Logger log = LoggerFactory.getLogger(FailureHandling.class);

    private static final long FIRST_PAUSE_MILLIS = 200;
    // Well below max.poll.interval.ms, after which the group would take this consumer for dead.
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final DeadLetters deadLetters;
    private final MeterRegistry meters;
    private final int attempts;

    FailureHandling(DeadLetters deadLetters, MeterRegistry meters, int attempts) {
        this.deadLetters = deadLetters;
        this.meters = meters;
        this.attempts = attempts;
    }

    CommonErrorHandler errorHandler() {
        var handler = new DefaultErrorHandler(this::bury) {
            @Override
            public void handleOtherException(
                    Exception thrown, Consumer<?, ?> consumer, MessageListenerContainer container, boolean batch) {
                // No event's fault: offsets could not be committed, or
                // nothing fetched. The container goes on by itself.
                log.warn("The inbox lost Kafka: {}", thrown.toString());
            }
        };
        handler.setBackOffFunction(this::pauses);
        handler.addNotRetryableExceptions(UnreadableEventException.class);
        handler.setLogLevel(Level.DEBUG);
        return handler;
    }

    /**
     * Asked when a record fails for the first time, or for the first time in this way: that much is told to the log.
     */
    private BackOff pauses(ConsumerRecord<?, ?> record, Exception failure) {
        var backOff = new ExponentialBackOff(FIRST_PAUSE_MILLIS, 2);
        backOff.setMaxInterval(LONGEST_PAUSE_MILLIS);
        if (TransientFailures.include(failure)) {
            log.warn("Event {} waits: {}", place(record), cause(failure).toString());
        } else {
            log.warn("Event {} failed, and is tried {} times in all", place(record), attempts, cause(failure));
            backOff.setMaxAttempts(attempts - 1L);
        }
        return backOff;
    }

    @SuppressWarnings("unchecked") // The container hands over what its consumer, of bytes and bytes, has read.
    private void bury(ConsumerRecord<?, ?> record, Exception failure) {
        var attempt = ByteBuffer.wrap(record.headers()
                        .lastHeader(KafkaHeaders.DELIVERY_ATTEMPT)
                        .value())
                .getInt();
        record.headers().remove(KafkaHeaders.DELIVERY_ATTEMPT);
        try {
            deadLetters.add((ConsumerRecord<byte[], byte[]>) record, cause(failure), attempt);
        } catch (KafkaException e) {
            log.warn("Event {} waits, it cannot become a dead letter: {}", place(record), e.toString());
            throw e;
        }
        log.error("Event {} is a dead letter: {}", place(record), cause(failure).toString());
        meters.counter("kith.inbox.dead.letters", "topic", record.topic()).increment();
    }

    private static Throwable cause(Exception failure) {
        var cause = failure.getCause();
        return failure instanceof ListenerExecutionFailedException && cause != null ? cause : failure;
    }

    private static String place(ConsumerRecord<?, ?> record) {
        return "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
    }
}
