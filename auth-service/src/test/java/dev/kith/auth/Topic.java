package dev.kith.auth;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** A topic as another service reads it, from its beginning. */
public final class Topic implements AutoCloseable {

    private final KafkaConsumer<String, String> consumer;
    private final List<ConsumerRecord<String, String>> arrived = new ArrayList<>();

    private Topic(KafkaConsumer<String, String> consumer) {
        this.consumer = consumer;
    }

    public static Topic of(String broker, String name) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        broker,
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.subscribe(List.of(name));
        return new Topic(consumer);
    }

    /** Waits for a message with this key, and returns every one that has it. */
    public List<ConsumerRecord<String, String>> await(String key) {
        Predicate<ConsumerRecord<String, String>> wanted =
                message -> message.key().equals(key);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            if (arrived.stream().noneMatch(wanted)) {
                consumer.poll(Duration.ofMillis(200)).forEach(arrived::add);
            }
            return arrived.stream().anyMatch(wanted);
        });
        return arrived.stream().filter(wanted).toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
