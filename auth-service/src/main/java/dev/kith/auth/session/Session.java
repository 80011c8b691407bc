package dev.kith.auth.session;

import java.time.Instant;
import java.util.UUID;

/**
 * A session that lives.
 *
 * @param agent what was seen last, as the address
 * @param lastSeen when it was given tokens last
 * @param expiresAt when it ends, however much it is used
 */
record Session(UUID id, String agent, String address, Instant createdAt, Instant lastSeen, Instant expiresAt) {}
