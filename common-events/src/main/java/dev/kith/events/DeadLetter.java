package dev.kith.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * An event that a service could not apply, as a record of the topic {@code <topic>.dlt}. Key, value and headers are
 * those that arrived, and the headers named here are added, all of them text. To replay the event, send its
 * {@link #retry}.
 */
public final class DeadLetter {

    /** The name of a dead-letter topic is the name of the topic and this. */
    public static final String TOPIC_SUFFIX = ".dlt";

    /**
     * The name of the topic for replayed events of a consumer group is the name of the group and this. Only this group
     * reads it. On the topic that the event came from, it would follow events that are newer; a compacted topic would
     * keep it as the last state of its key.
     */
    public static final String RETRY_SUFFIX = ".retry";

    /** Every header named here begins with this. */
    public static final String HEADER_PREFIX = "dlt_";

    /** Why the event could not be applied: type and message of the exception. */
    public static final String REASON = "dlt_reason";

    /** The consumer group, and with it the service, that could not apply it. */
    public static final String GROUP = "dlt_group";

    /** How often the service tried. */
    public static final String ATTEMPTS = "dlt_attempts";

    /** When the event was given up (RFC 3339). */
    public static final String TIME = "dlt_time";

    /** The topic it arrived on, with the prefix of the fleet. */
    public static final String TOPIC = "dlt_topic";

    public static final String PARTITION = "dlt_partition";
    public static final String OFFSET = "dlt_offset";

    private static final Set<String> OF_THE_FAILURE = Set.of(REASON, GROUP, ATTEMPTS, TIME);

    private DeadLetter() {}

    /**
     * The record that replays a dead letter: it goes to the service that could not apply the event, and keeps where the
     * event came from.
     *
     * @throws IllegalArgumentException if the dead letter does not name its consumer group
     */
    public static ProducerRecord<byte[], byte[]> retry(ConsumerRecord<byte[], byte[]> deadLetter) {
        var group = header(deadLetter, GROUP)
                .orElseThrow(() -> new IllegalArgumentException("the record at offset %d of %s has no header %s"
                        .formatted(deadLetter.offset(), deadLetter.topic(), GROUP)));
        var headers = Stream.of(deadLetter.headers().toArray())
                .filter(header -> !OF_THE_FAILURE.contains(header.key()))
                .toList();
        return new ProducerRecord<>(group + RETRY_SUFFIX, null, deadLetter.key(), deadLetter.value(), headers);
    }

    /** The text of a header, if the record has it. */
    public static Optional<String> header(ConsumerRecord<?, ?> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name)).map(header -> new String(header.value(), UTF_8));
    }
}
