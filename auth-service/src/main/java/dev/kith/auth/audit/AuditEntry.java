package dev.kith.auth.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as its user sees it.
 *
 * @param address absent, as the agent, where the service itself did it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditEntry(
        UUID id,
        Instant time,
        String event,
        @Nullable UUID sessionId,
        @Nullable String address,
        @Nullable String agent) {}
