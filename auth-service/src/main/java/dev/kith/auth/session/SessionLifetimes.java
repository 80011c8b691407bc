package dev.kith.auth.session;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a session reaches. Each is at most the next.
 *
 * @param accessUntil when the access token expires that is given out now
 * @param idleUntil when the session ends unless it is refreshed
 * @param expiresAt when it ends in any case
 */
record SessionLifetimes(Instant now, Instant accessUntil, Instant idleUntil, Instant expiresAt) {

    Duration accessLife() {
        return Duration.between(now, accessUntil);
    }

    Duration refreshLife() {
        return Duration.between(now, idleUntil);
    }
}
