package dev.kith.fleet.deadletter;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The dead-letter topics of a broker. What has been replayed is known by the committed offsets of the group
 * {@value #GROUP}: a record stays in its topic, and is replayed once.
 */
public final class DeadLetters implements AutoCloseable {

    private static final String GROUP = "kith-dlt-replay";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int FETCH_BYTES = 1 << 20;

    private final String broker;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /** @param broker {@code host:port} */
    public DeadLetters(String broker) {
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
                .filter(topic -> topic.endsWith(DeadLetterHeaders.TOPIC_SUFFIX))
                .sorted()
                .map(this::describe)
                .toList();
    }

    /**
     * Sends the records that are waiting in a dead-letter topic to where they were before, with the headers that they
     * had before. A service that has handled one of them already knows its id, and does nothing.
     *
     * @param topic with or without its suffix
     * @return how many were sent
     * @throws IllegalArgumentException if there is no such topic
     */
    public int replay(String topic) throws InterruptedException {
        var suffix = DeadLetterHeaders.TOPIC_SUFFIX;
        var waiting = Waiting.in(topic.endsWith(suffix) ? topic : topic + suffix, consumer);
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker, "delivery.timeout.ms", 30_000, "request.timeout.ms", 10_000),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var replayed = 0;
            for (var batch = waiting.next(); !batch.isEmpty(); batch = waiting.next()) {
                for (var record : batch) {
                    send(record, producer);
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
        var waiting = Waiting.in(topic, consumer);
        var replayed = waiting.replayed();
        var causes = new TreeMap<String, Integer>();
        for (var batch = waiting.next(); !batch.isEmpty(); batch = waiting.next()) {
            batch.forEach(record -> causes.merge(DeadLetterHeaders.of(record).cause(), 1, Integer::sum));
        }
        var count = causes.values().stream().mapToLong(Integer::longValue).sum();
        return new DeadLetterTopic(topic, replayed, count, causes);
    }

    /** Awaits the acknowledgement: a record counts as replayed only when the broker has it. */
    private static void send(ConsumerRecord<byte[], byte[]> record, KafkaProducer<byte[], byte[]> producer)
            throws InterruptedException {
        var headers = DeadLetterHeaders.of(record);
        var original = headers.topic().orElseGet(() -> record.topic().replace(DeadLetterHeaders.TOPIC_SUFFIX, ""));
        try {
            producer.send(new ProducerRecord<>(original, null, record.key(), record.value(), headers.original()))
                    .get();
        } catch (ExecutionException e) {
            throw new KafkaException("%s could not be sent to %s".formatted(record.topic(), original), e.getCause());
        }
    }
}
