package dev.kith.auth.session;

import java.time.Instant;
import java.util.UUID;

/**
 * A session that has not ended.
 *
 * @param agent the user agent of the last request for tokens; the address likewise
 * @param lastSeen when tokens were last issued
 * @param expiresAt when it ends even if it is used
 */
record Session(UUID id, String agent, String address, Instant createdAt, Instant lastSeen, Instant expiresAt) {}
