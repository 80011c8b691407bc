package dev.kith.gateway.token;

import dev.kith.http.settings.InvalidSettingException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which tokens are believed.
 *
 * @param authUrl the instances of the auth service, between commas, whose key set (RFC 7517) it is; not asked where there is a secret
 * @param jwksUrl the key set, where it is somewhere else; blank for there
 * @param secret with it, HS256, HS384 and HS512 tokens of this secret are believed, and no others; blank for none
 * @param issuer what {@code iss} must be
 * @param audience what {@code aud} must be, or contain
 * @param refresh how often the key set is asked for again: the longest that a withdrawn key is still believed
 * @param revokedSessions how many revoked sessions are remembered at once
 */
@ConfigurationProperties("kith.token")
record TokenSettings(
        String authUrl,
        String jwksUrl,
        @Nullable String secret,
        String issuer,
        String audience,
        Duration refresh,
        int revokedSessions) {

    private static final String KEY_SET = "/api/auth/jwks";

    TokenSettings {
        secret = secret == null || secret.isBlank() ? null : secret;
        if (secret == null) {
            keySets(authUrl, jwksUrl);
        } else {
            InvalidSettingException.requireSecret("JWT_SECRET", secret, SharedSecret.MIN_BYTES);
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

    /** Where the key set is; the same everywhere, so that one answer is enough. */
    List<URI> keySets() {
        return keySets(authUrl, jwksUrl);
    }

    private static List<URI> keySets(String authUrl, String jwksUrl) {
        return jwksUrl.isBlank()
                ? Stream.of(authUrl.split(",", -1)).map(TokenSettings::keySetOf).toList()
                : List.of(url(jwksUrl)
                        .orElseThrow(() -> InvalidSettingException.of("JWKS_URL", jwksUrl, "the URL of a key set")));
    }

    private static URI keySetOf(String authUrl) {
        return url(authUrl.strip().replaceFirst("/$", "") + KEY_SET)
                .orElseThrow(() ->
                        InvalidSettingException.of("AUTH_SERVICE_URL", authUrl, "a URL such as http://localhost:8081"));
    }

    private static Optional<URI> url(String text) {
        try {
            return Optional.of(URI.create(text.strip())).filter(url -> url.getHost() != null);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static void requireText(String variable, String value) {
        if (value.isBlank()) {
            throw InvalidSettingException.of(variable, value, "a name");
        }
    }

    @Override
    public String toString() {
        return "TokenSettings[issuer=%s, audience=%s]".formatted(issuer, audience);
    }
}
