package dev.kith.profile;

import dev.kith.events.Event;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Kafka as the other services have it: what they tell this one, and what they hear from it. */
public final class Events {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String broker;
    private final String prefix;

    public Events(Environment environment) {
        this.broker = environment.getRequiredProperty("KAFKA_BROKER");
        this.prefix = environment.getRequiredProperty("KAFKA_TOPIC_PREFIX");
    }

    /** Tells about an account, and returns when the broker has it. */
    public void tell(Event event) {
        send(event, event.key(), 1);
    }

    /** The same event, delivered so many times. */
    public void repeat(Event event, int times) {
        send(event, event.key(), times);
    }

    /** Tells about another account behind all that was told about this user: who has heard it has heard that. */
    public void tellBehind(UUID user, Event event) {
        send(event, user.toString(), 1);
    }

    private void send(Event event, String key, int times) {
        var value = "{\"user_id\":\"%s\"}".formatted(event.key());
        var message = new ProducerRecord<>(prefix + event.type().topic(), key, value);
        var headers = Map.of(
                "ce_specversion", "1.0",
                "ce_id", UUID.randomUUID().toString(),
                "ce_source", "/auth-service",
                "ce_type", event.type().name(),
                "ce_time", "2026-01-31T12:00:00Z");
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try (var producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker),
                new StringSerializer(),
                new StringSerializer())) {
            for (var time = 0; time < times; time++) {
                var _ = producer.send(message);
            }
            producer.flush();
        }
    }

    /** Waits until so many profile updates about this user are there, and returns them in their order. */
    public List<JsonNode> awaitUpdates(UUID user, int count) {
        var settings = Map.<String, Object>of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker,
                ConsumerConfig.GROUP_ID_CONFIG,
                "test-" + UUID.randomUUID(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest");
        var updates = new ArrayList<JsonNode>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(prefix + "profile-updates"));
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
                for (var message : consumer.poll(Duration.ofMillis(200))) {
                    if (message.key().equals(user.toString())) {
                        updates.add(JSON.readTree(message.value()));
                    }
                }
                return updates.size() >= count;
            });
        }
        return updates;
    }
}
