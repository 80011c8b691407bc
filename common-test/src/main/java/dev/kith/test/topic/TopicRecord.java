package dev.kith.test.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What lies in a topic. */
public record TopicRecord(String key, String value, Map<String, String> headers) {

    /** An event as a service writes it: CloudEvents 1.0 in binary mode, with an id of its own. */
    public static TopicRecord event(String type, String key, String value) {
        return new TopicRecord(key, value, headers(UUID.randomUUID(), type));
    }

    /** The headers of an event. */
    public static Map<String, String> headers(UUID id, String type) {
        return Map.of(
                "ce_specversion", "1.0",
                "ce_id", id.toString(),
                "ce_source", "/another-service",
                "ce_type", type,
                "ce_time", "2026-01-02T03:04:05.678901Z");
    }

    static TopicRecord of(ConsumerRecord<String, String> received) {
        var headers = new HashMap<String, String>();
        received.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return new TopicRecord(received.key(), received.value(), headers);
    }

    ProducerRecord<String, String> to(String topic) {
        var sent = new ProducerRecord<>(topic, key, value);
        headers.forEach((name, text) -> sent.headers().add(name, text.getBytes(UTF_8)));
        return sent;
    }

    public String header(String name) {
        return headers.getOrDefault(name, "absent");
    }

    /** The CloudEvents type. */
    public String type() {
        return header("ce_type");
    }

    public JsonNode data() {
        return JsonMapper.shared().readTree(value);
    }
}
