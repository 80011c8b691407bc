package dev.kith.auth.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A security event as its user sees it.
 *
 * @param address absent, like the agent, if the service caused the event
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditEntry(
        UUID id,
        Instant time,
        String event,
        @Nullable UUID sessionId,
        @Nullable String address,
        @Nullable String agent) {}
