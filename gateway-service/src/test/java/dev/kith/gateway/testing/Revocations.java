package dev.kith.gateway.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topic {@code session-revoked}, as auth-service writes to it. */
public record Revocations(String broker) {

    public void revoke(String session) {
        var value = """
                {"session_id":"%s","user_id":"%s","reason":"logout","until":"%s"}""".formatted(session, UUID.randomUUID(), Instant.now().plusSeconds(900));
        var record = new ProducerRecord<>("session-revoked", session, value);
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_source", "/auth-service",
                        "ce_type", "session.revoked",
                        "ce_time", "2026-01-02T03:04:05Z")
                .forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        var settings = Map.<String, Object>of("bootstrap.servers", broker);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var _ = producer.send(record);
        }
    }
}
