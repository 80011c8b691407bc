package dev.kith.auth.deletion;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The progress of the deletion of an account.
 *
 * @param completedAt null until every service has confirmed
 */
record Deletion(UUID id, Instant requestedAt, @Nullable Instant completedAt, List<Receipt> receipts) {

    /** @param erasedAt when the service had erased all data of the user; null before */
    record Receipt(String service, @Nullable Instant erasedAt) {}
}
