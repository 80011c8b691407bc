package dev.kith.gateway.token;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which tokens are believed.
 *
 * @param jwksUrl the key set (RFC 7517); asked for only where there is no secret
 * @param secret with it, HS256, HS384 and HS512 tokens of this secret are believed, and no others; blank for none
 * @param issuer what {@code iss} must be
 * @param audience what {@code aud} must be, or contain
 * @param refresh how often the key set is asked for again: the longest that a withdrawn key is still believed
 */
@ConfigurationProperties("kith.token")
record TokenSettings(URI jwksUrl, @Nullable String secret, String issuer, String audience, Duration refresh) {

    TokenSettings {
        secret = secret == null || secret.isBlank() ? null : secret;
        if (secret != null && secret.getBytes(StandardCharsets.UTF_8).length < SharedSecret.MIN_BYTES) {
            throw new IllegalArgumentException("JWT_SECRET has %d bytes, expected none, or at least %d"
                    .formatted(secret.getBytes(StandardCharsets.UTF_8).length, SharedSecret.MIN_BYTES));
        }
        if (issuer.isBlank() || audience.isBlank()) {
            throw new IllegalArgumentException("JWT_ISSUER and JWT_AUDIENCE must not be blank");
        }
        if (!refresh.isPositive()) {
            throw new IllegalArgumentException("JWKS_REFRESH is %s, expected more than nothing".formatted(refresh));
        }
    }

    @Override
    public String toString() {
        return "TokenSettings[jwksUrl=%s, issuer=%s, audience=%s]".formatted(jwksUrl, issuer, audience);
    }
}
