package dev.kith.auth.deletion;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far the deletion of an account has come.
 *
 * @param completedAt null as long as a service has something left
 */
record Deletion(UUID id, Instant requestedAt, @Nullable Instant completedAt, List<Receipt> receipts) {

    /** @param erasedAt when the service had nothing left of the user; null until then */
    record Receipt(String service, @Nullable Instant erasedAt) {}
}
