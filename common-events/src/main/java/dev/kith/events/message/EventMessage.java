package dev.kith.events.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.events.CloudEvent;
import dev.kith.events.Event;
import dev.kith.events.EventType;
import dev.kith.http.request.RequestIds;
import dev.kith.http.request.TraceParent;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
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

    /**
     * The headers of the Kafka protocol binding (CloudEvents 1.0, section 3.2), and those that carry the request id and
     * the trace.
     */
    private record CloudEventHeaders(Headers headers) {

        private static final String SPEC_VERSION = "ce_specversion";
        private static final String ID = "ce_id";
        private static final String SOURCE = "ce_source";
        private static final String TYPE = "ce_type";
        private static final String TIME = "ce_time";
        private static final String CONTENT_TYPE = "content-type";

        private static final String SUPPORTED_VERSION = "1.0";

        void write(EventMessage message) {
            put(SPEC_VERSION, SUPPORTED_VERSION);
            put(ID, message.id().toString());
            put(SOURCE, message.source().toString());
            put(TYPE, message.type());
            put(TIME, message.time().toString());
            put(CONTENT_TYPE, "application/json");
            put(TraceParent.HEADER, message.traceparent());
            put(RequestIds.HEADER, message.requestId());
        }

        void requireSupportedVersion() {
            var version = required(SPEC_VERSION);
            if (!version.equals(SUPPORTED_VERSION)) {
                throw new UnreadableEventException(
                        "%s is %s, expected %s".formatted(SPEC_VERSION, version, SUPPORTED_VERSION));
            }
        }

        UUID id() {
            return parsed(ID, "a UUID", UUID::fromString);
        }

        URI source() {
            return parsed(SOURCE, "a URI reference", URI::create);
        }

        String type() {
            return required(TYPE);
        }

        Instant time() {
            return parsed(
                    TIME, "an RFC 3339 time", text -> OffsetDateTime.parse(text).toInstant());
        }

        @Nullable
        String traceparent() {
            return get(TraceParent.HEADER);
        }

        @Nullable
        String requestId() {
            return get(RequestIds.HEADER);
        }

        private void put(String name, @Nullable String value) {
            if (value != null) {
                headers.add(name, value.getBytes(UTF_8));
            }
        }

        private @Nullable String get(String name) {
            var header = headers.lastHeader(name);
            return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
        }

        private String required(String name) {
            var value = get(name);
            if (value == null) {
                throw new UnreadableEventException("header %s is missing".formatted(name));
            }
            return value;
        }

        private <T> T parsed(String name, String expected, Function<String, T> parser) {
            var value = required(name);
            try {
                return parser.apply(value);
            } catch (RuntimeException e) {
                throw new UnreadableEventException("header %s is %s, expected %s".formatted(name, value, expected), e);
            }
        }
    }

    /** A record is not an event of Kith that this version can read. Trying again changes nothing. */
    public static final class UnreadableEventException extends RuntimeException {

        UnreadableEventException(String message) {
            super(message);
        }

        UnreadableEventException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
