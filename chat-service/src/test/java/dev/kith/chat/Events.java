package dev.kith.chat;

import dev.kith.events.Event;
import dev.kith.events.message.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.core.env.Environment;

/** Kafka as auth-service has it. */
public record Events(Environment environment) {

    private static final EventJson JSON = new EventJson();

    /** Tells about an account, and returns when the broker has it. */
    public void tell(Event event) {
        send(event, event.key());
    }

    /** Tells about another account behind all that was told about this user: who has heard it has heard that. */
    public void tellBehind(UUID user, Event event) {
        send(event, user.toString());
    }

    private void send(Event event, String key) {
        var topic = environment.getRequiredProperty("KAFKA_TOPIC_PREFIX")
                + event.type().topic();
        var message = new ProducerRecord<>(topic, key, JSON.write(event));
        var headers = Map.of(
                "ce_specversion", "1.0",
                "ce_id", UUID.randomUUID().toString(),
                "ce_source", "/auth-service",
                "ce_type", event.type().name(),
                "ce_time", "2026-01-31T12:00:00Z");
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try (var producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, environment.getRequiredProperty("KAFKA_BROKER")),
                new StringSerializer(),
                new StringSerializer())) {
            var _ = producer.send(message);
            producer.flush();
        }
    }
}
