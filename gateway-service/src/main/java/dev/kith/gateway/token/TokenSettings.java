package dev.kith.gateway.token;

import dev.kith.http.settings.InvalidSettingException;
import java.net.URI;
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
        if (secret != null) {
            InvalidSettingException.requireSecret("JWT_SECRET", secret, SharedSecret.MIN_BYTES);
        }
        requireText("JWT_ISSUER", issuer);
        requireText("JWT_AUDIENCE", audience);
        if (!refresh.isPositive()) {
            throw InvalidSettingException.of("JWKS_REFRESH", refresh.toString(), "more than nothing");
        }
    }

    private static void requireText(String variable, String value) {
        if (value.isBlank()) {
            throw InvalidSettingException.of(variable, value, "a name");
        }
    }

    @Override
    public String toString() {
        return "TokenSettings[jwksUrl=%s, issuer=%s, audience=%s]".formatted(jwksUrl, issuer, audience);
    }
}
