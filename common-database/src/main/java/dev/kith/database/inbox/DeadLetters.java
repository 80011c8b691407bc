package dev.kith.database.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.kith.events.DeadLetter;
import dev.kith.events.EventTopic;
import dev.kith.events.broker.Broker;
import dev.kith.events.broker.Topics;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Sends an event that could not be applied to the dead-letter topic beside its own, unchanged but for the headers of
 * {@link DeadLetter}.
 */
final class DeadLetters {

    private static final int MAX_REASON_LENGTH = 1_000;

    private final Broker broker;
    private final Topics topics;
    private final Clock clock;

    DeadLetters(Broker broker, Topics topics, Clock clock) {
        this.broker = broker;
        this.topics = topics;
        this.clock = clock;
    }

    /**
     * Returns when Kafka has the record, so that its offset may be committed afterwards.
     *
     * @throws KafkaException if Kafka does not take it; the record must then stay where it is
     */
    void add(ConsumerRecord<byte[], byte[]> record, Throwable reason, int attempts) {
        var topic = origin(record) + DeadLetter.TOPIC_SUFFIX;
        topics.ensure(List.of(EventTopic.of(broker.nameWithoutPrefix(topic))));
        // A producer for this record alone: dead letters are rare, and must not
        // fail because a relay has just given up its producer.
        try (var producer = broker.producer()) {
            producer.send(deadLetter(topic, record, reason, attempts))
                    .get(2 * Broker.DELIVERY_TIMEOUT.toMillis(), MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            topics.forget();
            throw new KafkaException("dead letter cannot be sent to " + topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while a dead letter is sent to " + topic, e);
        }
    }

    private ProducerRecord<byte[], byte[]> deadLetter(
            String topic, ConsumerRecord<byte[], byte[]> record, Throwable reason, int attempts) {
        var deadLetter = new ProducerRecord<>(topic, record.key(), record.value());
        for (var header : record.headers()) {
            if (!header.key().startsWith(DeadLetter.HEADER_PREFIX)) {
                deadLetter.headers().add(header);
            }
        }
        add(deadLetter, DeadLetter.REASON, describe(reason));
        add(deadLetter, DeadLetter.GROUP, broker.group());
        add(deadLetter, DeadLetter.ATTEMPTS, attempts);
        add(deadLetter, DeadLetter.TIME, clock.instant());
        add(deadLetter, DeadLetter.TOPIC, origin(record));
        add(
                deadLetter,
                DeadLetter.PARTITION,
                DeadLetter.header(record, DeadLetter.PARTITION).orElseGet(() -> Integer.toString(record.partition())));
        add(
                deadLetter,
                DeadLetter.OFFSET,
                DeadLetter.header(record, DeadLetter.OFFSET).orElseGet(() -> Long.toString(record.offset())));
        return deadLetter;
    }

    /** The topic that the event was published to. A replayed event arrives on another one, and names it. */
    private static String origin(ConsumerRecord<?, ?> record) {
        return DeadLetter.header(record, DeadLetter.TOPIC).orElseGet(record::topic);
    }

    private static void add(ProducerRecord<byte[], byte[]> deadLetter, String name, Object value) {
        deadLetter.headers().add(name, value.toString().getBytes(UTF_8));
    }

    private static String describe(Throwable reason) {
        var text = reason.getClass().getSimpleName() + ": " + reason.getMessage();
        return text.substring(0, Math.min(text.length(), MAX_REASON_LENGTH));
    }
}
