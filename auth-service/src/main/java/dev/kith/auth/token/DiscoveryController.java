package dev.kith.auth.token;

import dev.kith.auth.AuthProperties;
import dev.kith.web.conditional.ETags;
import dev.kith.web.identity.PublicEndpoint;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Publishes what other software needs to verify the tokens: the issuer and the keys. */
@RestController
@PublicEndpoint
class DiscoveryController {

    private static final Duration MAX_CACHE_LIFE = Duration.ofMinutes(1);

    private final SigningKeys keys;
    private final Duration keysCacheLife;
    private final TokenMetadata metadata;

    DiscoveryController(SigningKeys keys, AuthProperties properties) {
        this.keys = keys;
        // Short enough to learn of a new key before it signs. It also limits how long a removed key is trusted.
        this.keysCacheLife = Collections.min(List.of(properties.key().lead().dividedBy(2), MAX_CACHE_LIFE));
        this.metadata = new TokenMetadata(
                properties.token().issuer(),
                URI.create(properties.publicUrl("/.well-known/jwks.json")),
                List.of("none"),
                List.of("public"),
                List.of(properties.token().secret() == null ? "EdDSA" : "HS256"),
                List.of("iss", "aud", "sub", "sid", "client_id", "jti", "iat", "exp"));
    }

    @GetMapping({"/api/auth/jwks", "/.well-known/jwks.json"})
    ResponseEntity<Jwks> jwks() {
        return cached(new Jwks(keys.published()), keysCacheLife);
    }

    @GetMapping("/.well-known/openid-configuration")
    ResponseEntity<TokenMetadata> metadata() {
        return cached(metadata, MAX_CACHE_LIFE);
    }

    private static <T> ResponseEntity<T> cached(T body, Duration life) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(life).cachePublic())
                .eTag(ETags.of(body.toString().getBytes(StandardCharsets.UTF_8)))
                .body(body);
    }

    /** A JWK Set (RFC 7517, section 5). */
    record Jwks(List<PublicKeyEntry> keys) {}

    /**
     * The members of OpenID Connect Discovery 1.0, section 3, that software needs to verify a token. This service has
     * no authorization endpoint, and so the response type {@code none} alone.
     *
     * @param issuer the URL whose {@code /.well-known/openid-configuration} this is (section 4.3), unless it is set
     *     otherwise
     */
    record TokenMetadata(
            String issuer,
            URI jwksUri,
            List<String> responseTypesSupported,
            List<String> subjectTypesSupported,
            List<String> idTokenSigningAlgValuesSupported,
            List<String> claimsSupported) {}
}
