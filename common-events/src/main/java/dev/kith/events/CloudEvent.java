package dev.kith.events;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event with its CloudEvents 1.0 attributes, as they travel in Kafka's headers ({@code ce_id}, {@code ce_type}, …;
 * binary content mode of the Kafka protocol binding).
 *
 * @param id unique; the inbox remembers it
 * @param source the service that publishes it, such as {@code /auth-service}
 * @param time when it happened
 * @param traceparent W3C trace context of the request that caused it, if it had one
 * @param requestId {@code X-Request-ID} of that request, if it had one
 */
public record CloudEvent<E extends Event>(
        UUID id,
        URI source,
        Instant time,
        @Nullable String traceparent,
        @Nullable String requestId,
        E data) {}
