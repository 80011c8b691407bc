package dev.kith.feed;

import dev.kith.events.Event;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Kafka as the other services have it: what they tell this one, and what they hear from it. */
public final class Events {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final String broker;
    private final String prefix;

    public Events(Environment environment) {
        this.broker = environment.getRequiredProperty("KAFKA_BROKER");
        this.prefix = environment.getRequiredProperty("KAFKA_TOPIC_PREFIX");
    }

    /** Tells it, and returns when the broker has it. */
    public void tell(Event event) {
        tellBehind(event.key(), event);
    }

    /** Tells it behind all that was told with this key: who has heard it has heard that. */
    public void tellBehind(String key, Event event) {
        var message = new ProducerRecord<>(prefix + event.type().topic(), key, JSON.writeValueAsString(event));
        var headers = Map.of(
                "ce_specversion", "1.0",
                "ce_id", UUID.randomUUID().toString(),
                "ce_source", "/another-service",
                "ce_type", event.type().name(),
                "ce_time", "2026-01-31T12:00:00Z");
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try (var producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker),
                new StringSerializer(),
                new StringSerializer())) {
            var _ = producer.send(message);
            producer.flush();
        }
    }

    /** Waits until so many events about this publication and its comments are there, and returns them in their order. */
    public List<Told> await(String publication, int count) {
        var settings = Map.<String, Object>of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker,
                ConsumerConfig.GROUP_ID_CONFIG,
                "test-" + UUID.randomUUID(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest");
        var told = new ArrayList<Told>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(prefix + "feed-events"));
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
                for (var message : consumer.poll(Duration.ofMillis(200))) {
                    if (message.key().equals(publication)) {
                        told.add(Told.of(message));
                    }
                }
                return told.size() >= count;
            });
        }
        return told;
    }

    /** An event as it lies in the topic. */
    public record Told(String type, JsonNode data) {

        private static Told of(ConsumerRecord<String, String> message) {
            var type = new String(message.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
            return new Told(type, JSON.readTree(message.value()));
        }
    }
}
