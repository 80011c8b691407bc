package dev.kith.database.inbox;

import dev.kith.database.connection.DatabaseFailures;
import dev.kith.events.message.EventMessage.UnreadableEventException;
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

/** Decides about an event that could not be applied: try it until it succeeds, try it a few times, or give it up. */
final class FailureHandling {

    private static final Logger log = LoggerFactory.getLogger(FailureHandling.class);

    private static final long FIRST_PAUSE_MILLIS = 200;
    // Well below max.poll.interval.ms, after which the group takes this consumer for dead.
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
        var handler = new DefaultErrorHandler(this::moveToDeadLetters) {
            @Override
            public void handleOtherException(
                    Exception thrown, Consumer<?, ?> consumer, MessageListenerContainer container, boolean batch) {
                // Not the fault of an event: offsets could not be committed, or
                // nothing could be fetched. The container goes on by itself.
                log.warn("The inbox lost Kafka: {}", thrown.toString());
            }
        };
        handler.setBackOffFunction(this::pauses);
        handler.addNotRetryableExceptions(UnreadableEventException.class);
        handler.setLogLevel(Level.DEBUG);
        return handler;
    }

    /** Called when a record fails for the first time, or for the first time in this way; that much is logged. */
    private BackOff pauses(ConsumerRecord<?, ?> record, Exception failure) {
        var backOff = new ExponentialBackOff(FIRST_PAUSE_MILLIS, 2);
        backOff.setMaxInterval(LONGEST_PAUSE_MILLIS);
        if (DatabaseFailures.isTransient(failure)) {
            log.warn("Event {} waits: {}", position(record), cause(failure).toString());
        } else {
            log.warn("Event {} failed, and is tried {} times in all", position(record), attempts, cause(failure));
            backOff.setMaxAttempts(attempts - 1L);
        }
        return backOff;
    }

    @SuppressWarnings("unchecked") // The consumer of the container reads bytes.
    private void moveToDeadLetters(ConsumerRecord<?, ?> record, Exception failure) {
        var attempt = ByteBuffer.wrap(record.headers()
                        .lastHeader(KafkaHeaders.DELIVERY_ATTEMPT)
                        .value())
                .getInt();
        record.headers().remove(KafkaHeaders.DELIVERY_ATTEMPT);
        try {
            deadLetters.add((ConsumerRecord<byte[], byte[]>) record, cause(failure), attempt);
        } catch (KafkaException e) {
            log.warn("Event {} waits, it cannot become a dead letter: {}", position(record), e.toString());
            throw e;
        }
        log.error(
                "Event {} is a dead letter: {}",
                position(record),
                cause(failure).toString());
        meters.counter("kith.inbox.dead.letters", "topic", record.topic()).increment();
    }

    private static Throwable cause(Exception failure) {
        var cause = failure.getCause();
        return failure instanceof ListenerExecutionFailedException && cause != null ? cause : failure;
    }

    private static String position(ConsumerRecord<?, ?> record) {
        return "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
    }
}
