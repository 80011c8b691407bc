package dev.kith.gateway.token;

import dev.kith.http.settings.InvalidSettingException;
import dev.kith.http.token.VerificationKey;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which tokens are believed.
 *
 * @param jwksUrl the key set (RFC 7517), where it is not the auth service's own; not asked where there is a secret
 * @param secret with it, HS256, HS384 and HS512 tokens of this secret are believed, and no others; blank for none
 * @param issuer what {@code iss} must be
 * @param audience what {@code aud} must be, or contain
 * @param refresh how often the key set is asked for again: the longest that a withdrawn key is still believed
 * @param revokedSessions how many revoked sessions are remembered at once
 */
@ConfigurationProperties("kith.gateway.token")
record TokenProperties(
        @Nullable URI jwksUrl,
        @Nullable String secret,
        String issuer,
        String audience,
        Duration refresh,
        int revokedSessions) {

    TokenProperties {
        secret = secret == null || secret.isBlank() ? null : secret;
        if (jwksUrl != null && jwksUrl.getHost() == null) {
            throw InvalidSettingException.of("JWKS_URL", jwksUrl.toString(), "the URL of a key set");
        }
        if (secret != null) {
            InvalidSettingException.requireSecret("JWT_SECRET", secret, VerificationKey.Shared.MIN_BYTES);
        }
        requireText("JWT_ISSUER", issuer);
        requireText("JWT_AUDIENCE", audience);
        if (!refresh.isPositive()) {
            throw InvalidSettingException.of("JWKS_REFRESH", refresh.toString(), "more than nothing");
        }
        if (revokedSessions < 1) {
            throw InvalidSettingException.of("REVOKED_SESSIONS", String.valueOf(revokedSessions), "at least 1");
        }
    }

    private static void requireText(String variable, String value) {
        if (value.isBlank()) {
            throw InvalidSettingException.of(variable, value, "a name");
        }
    }

    @Override
    public String toString() {
        return "TokenProperties[issuer=%s, audience=%s]".formatted(issuer, audience);
    }
}
