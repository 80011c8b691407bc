package dev.kith.auth.session;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that a session gives out, now and never again.
 *
 * @param accessLife of the access token, from now on
 * @param refreshToken null where the session has none
 * @param refreshLife of the refresh token, unless it is spent before
 */
public record IssuedTokens(
        UUID session,
        String accessToken,
        Duration accessLife,
        @Nullable String refreshToken,
        Duration refreshLife) {

    @Override
    public String toString() {
        return "IssuedTokens[session=%s, redacted]".formatted(session);
    }
}
