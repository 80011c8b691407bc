package dev.kith.events.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.events.CloudEvent;
import dev.kith.events.Event;
import dev.kith.events.EventType;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * An event between table and topic: its attributes are read, its value is still JSON.
 *
 * @param type CloudEvents {@code type}, such as {@code user.registered}
 */
public record EventMessage(
        UUID id,
        URI source,
        String type,
        Instant time,
        @Nullable String traceparent,
        @Nullable String requestId,
        String json) {

    /**
     * Reads the headers of a record, and leaves its value as JSON.
     *
     * @throws UnreadableEventException if a required attribute is missing or malformed
     */
    public static EventMessage read(ConsumerRecord<byte[], byte[]> record) {
        var headers = new CloudEventHeaders(record.headers());
        headers.requireSupportedVersion();
        if (record.value() == null) {
            throw new UnreadableEventException("value is missing");
        }
        return new EventMessage(
                headers.id(),
                headers.source(),
                headers.type(),
                headers.time(),
                headers.traceparent(),
                headers.requestId(),
                new String(record.value(), UTF_8));
    }

    /**
     * Reads the value as an event of this type.
     *
     * @throws UnreadableEventException if the value is not one
     */
    public <E extends Event> CloudEvent<E> toEvent(EventType<E> type, EventJson json) {
        return new CloudEvent<>(id, source, time, traceparent, requestId, json.read(this.json, type.data()));
    }

    public ProducerRecord<byte[], byte[]> toRecord(String topic, String key) {
        var record = new ProducerRecord<>(topic, key.getBytes(UTF_8), json.getBytes(UTF_8));
        new CloudEventHeaders(record.headers()).write(this);
        return record;
    }
}
