package dev.kith.fleet.deadletter;

import dev.kith.events.DeadLetter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The dead-letter topics of a broker. The committed offsets of the group {@value #GROUP} separate the records that were
 * replayed from those that wait: a record stays in its topic, and is replayed once.
 */
public final class DeadLetterTopics implements AutoCloseable {

    private static final String GROUP = "kith-dlt-replay";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int FETCH_BYTES = 1 << 20;

    private final String broker;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /** @param broker {@code host:port} */
    public DeadLetterTopics(String broker) {
        this.broker = broker;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        broker,
                        "group.id",
                        GROUP,
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "fetch.max.bytes",
                        FETCH_BYTES,
                        "default.api.timeout.ms",
                        (int) TIMEOUT.toMillis()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Every dead-letter topic, by name. */
    public List<DeadLetterTopic> list() {
        return consumer.listTopics().keySet().stream()
                .filter(topic -> topic.endsWith(DeadLetter.TOPIC_SUFFIX))
                .sorted()
                .map(this::describe)
                .toList();
    }

    /**
     * Sends the waiting records of a dead-letter topic to the services that could not apply them. A service that has
     * handled one of them already ignores it, because it knows the event's id.
     *
     * @param topic with or without its suffix
     * @return how many were sent
     * @throws IllegalArgumentException if the topic does not exist, or a service has no topic for replayed events
     */
    public int replay(String topic) throws InterruptedException {
        var suffix = DeadLetter.TOPIC_SUFFIX;
        var waiting = WaitingRecords.in(topic.endsWith(suffix) ? topic : topic + suffix, consumer);
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker, "delivery.timeout.ms", 30_000, "request.timeout.ms", 10_000),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var topics = consumer.listTopics().keySet();
            var replayed = 0;
            for (var batch = waiting.next(); !batch.isEmpty(); batch = waiting.next()) {
                for (var record : batch) {
                    send(record, topics, producer);
                    replayed++;
                }
                consumer.commitSync();
            }
            return replayed;
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private DeadLetterTopic describe(String topic) {
        var waiting = WaitingRecords.in(topic, consumer);
        var replayed = waiting.replayed();
        var causes = new TreeMap<String, Integer>();
        for (var batch = waiting.next(); !batch.isEmpty(); batch = waiting.next()) {
            batch.forEach(record -> causes.merge(cause(record), 1, Integer::sum));
        }
        var count = causes.values().stream().mapToLong(Integer::longValue).sum();
        return new DeadLetterTopic(topic, replayed, count, causes);
    }

    /** Waits for the acknowledgement: a record counts as replayed only once the broker has it. */
    private static void send(
            ConsumerRecord<byte[], byte[]> deadLetter, Set<String> topics, KafkaProducer<byte[], byte[]> producer)
            throws InterruptedException {
        var retry = DeadLetter.retry(deadLetter);
        if (!topics.contains(retry.topic())) {
            throw new IllegalArgumentException(
                    "there is no topic %s; the service creates it when it starts".formatted(retry.topic()));
        }
        try {
            producer.send(retry).get();
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "%s could not be sent to %s".formatted(deadLetter.topic(), retry.topic()), e.getCause());
        }
    }

    /** Which consumer group could not handle the record, and why. */
    private static String cause(ConsumerRecord<?, ?> record) {
        return "%s: %s"
                .formatted(
                        DeadLetter.header(record, DeadLetter.GROUP).orElse("unknown group"),
                        DeadLetter.header(record, DeadLetter.REASON).orElse("no reason given"));
    }

    /** Reads a dead-letter topic from the group's committed offsets to the end that the topic has at creation. */
    private static final class WaitingRecords {

        private static final Duration POLL = Duration.ofMillis(500);

        private final Consumer<byte[], byte[]> consumer;
        private final Map<TopicPartition, Long> ends;

        private WaitingRecords(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
            this.consumer = consumer;
            this.ends = ends;
        }

        /** @throws IllegalArgumentException if the topic does not exist */
        static WaitingRecords in(String topic, Consumer<byte[], byte[]> consumer) {
            var infos = consumer.listTopics().get(topic);
            if (infos == null) {
                throw new IllegalArgumentException(
                        "there is no topic %s; ./kith dlt list shows those that exist".formatted(topic));
            }
            var partitions = infos.stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            return new WaitingRecords(consumer, consumer.endOffsets(partitions));
        }

        /** The number of records before the committed offsets. */
        long replayed() {
            var beginnings = consumer.beginningOffsets(ends.keySet());
            return beginnings.entrySet().stream()
                    .mapToLong(beginning -> consumer.position(beginning.getKey()) - beginning.getValue())
                    .sum();
        }

        /** The next records; empty at the end. */
        List<ConsumerRecord<byte[], byte[]>> next() {
            while (!atEnd()) {
                var records = consumer.poll(POLL);
                if (!records.isEmpty()) {
                    return StreamSupport.stream(records.spliterator(), false).toList();
                }
            }
            return List.of();
        }

        private boolean atEnd() {
            return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        }
    }

    /**
     * The content of one dead-letter topic.
     *
     * @param name with its suffix, such as {@code user-registered.dlt}
     * @param replayed records that were sent again
     * @param waiting records that were not
     * @param causes of the waiting records, with the number of records that each has
     */
    public record DeadLetterTopic(String name, long replayed, long waiting, SortedMap<String, Integer> causes) {}
}
