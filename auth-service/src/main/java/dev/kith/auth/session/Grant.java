package dev.kith.auth.session;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that a session gives out, now and never again.
 *
 * @param accessUntil when the access token expires
 * @param refreshToken null where the session has none
 * @param refreshUntil when the refresh token is of no use any more
 */
public record Grant(
        UUID session,
        String accessToken,
        Instant accessUntil,
        @Nullable String refreshToken,
        Instant refreshUntil) {

    @Override
    public String toString() {
        return "Grant[session=%s, redacted]".formatted(session);
    }
}
