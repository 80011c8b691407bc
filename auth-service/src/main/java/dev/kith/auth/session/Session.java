package dev.kith.auth.session;

import java.time.Instant;
import java.util.UUID;

/**
 * A session that has not ended, as its user sees it.
 *
 * @param current whether it is the session of this request
 * @param agent the user agent of the last request for tokens; the address likewise
 * @param lastSeen when tokens were last issued
 * @param expiresAt when it ends even if it is used
 */
record Session(
        UUID id,
        boolean current,
        String agent,
        String address,
        Instant createdAt,
        Instant lastSeen,
        Instant expiresAt) {}
