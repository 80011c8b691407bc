package dev.kith.auth.session;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a session at the moment they are issued.
 *
 * @param accessLife of the access token, from now on
 * @param refreshToken null if the session has none
 * @param refreshLife of the refresh token, unless it is used before
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
