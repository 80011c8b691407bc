package dev.kith.auth.deletion;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The progress of the deletion of an account.
 *
 * @param completedAt null until every service has confirmed
 * @param services the services that must confirm
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Deletion(
        UUID id,
        Status status,
        Instant requestedAt,
        @Nullable Instant completedAt,
        List<ErasureReceipt> services) {

    /** @param erasedAt when the service had erased all data of the user; null before */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ErasureReceipt(String service, @Nullable Instant erasedAt) {}

    enum Status {
        RUNNING,
        COMPLETE;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
