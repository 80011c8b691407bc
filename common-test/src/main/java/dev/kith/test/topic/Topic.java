package dev.kith.test.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.springframework.core.env.Environment;

/** A topic, by its whole name. */
public record Topic(String broker, String name) {

    /** The one that a context with this environment calls so. */
    public static Topic of(Environment environment, String name) {
        return new Topic(
                environment.getRequiredProperty("KAFKA_BROKER"),
                environment.getRequiredProperty("KAFKA_TOPIC_PREFIX") + name);
    }

    /**
     * Sends them, and returns when the broker has them.
     *
     * @throws KafkaException if it does not take one
     */
    public void send(TopicRecord... messages) {
        var settings = new HashMap<>(settings());
        settings.put("request.timeout.ms", 10_000);
        settings.put("delivery.timeout.ms", 15_000);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var sent = Stream.of(messages)
                    .map(message -> producer.send(message.to(name)))
                    .toList();
            for (var each : sent) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new KafkaException("not taken by " + name, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    /** All that is there now, each partition in its order. */
    public List<TopicRecord> messages() {
        var messages = new ArrayList<TopicRecord>();
        try (var consumer = new KafkaConsumer<>(settings(), new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(name, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(received -> messages.add(TopicRecord.of(received)));
            }
        }
        return messages;
    }

    /** All with this key, in their order. */
    public List<TopicRecord> messages(String key) {
        return messages().stream().filter(message -> message.key().equals(key)).toList();
    }

    /** All with this key, in their order, as soon as there are so many. */
    public List<TopicRecord> await(String key, int count) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> messages(key), messages -> messages.size() >= count);
    }

    private Map<String, Object> settings() {
        return Map.of("bootstrap.servers", broker);
    }
}
