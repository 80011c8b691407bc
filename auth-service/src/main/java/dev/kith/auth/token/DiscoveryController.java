package dev.kith.auth.token;

import dev.kith.web.conditional.ETags;
import dev.kith.web.identity.PublicEndpoint;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PublicEndpoint
class DiscoveryController {

    private static final CacheControl CACHE =
            CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();

    private final TokenMetadata metadata;

    DiscoveryController(DiscoveryProperties properties) {
        this.metadata = new TokenMetadata(
                properties.issuer(),
                URI.create(properties.publicUrl().toString().replaceFirst("/+$", "") + "/.well-known/jwks.json"),
                List.of("public"),
                List.of("iss", "aud", "sub", "sid", "client_id", "jti", "iat", "exp"));
    }

    @GetMapping("/.well-known/openid-configuration")
    ResponseEntity<TokenMetadata> metadata() {
        return ResponseEntity.ok()
                .cacheControl(CACHE)
                .eTag(ETags.of(metadata.toString().getBytes(StandardCharsets.UTF_8)))
                .body(metadata);
    }

    /**
     * Of OpenID Connect Discovery 1.0, section 3, the names for which there is something to say: nobody can have an ID
     * token here, or authorize one application with another.
     */
    record TokenMetadata(
            String issuer, URI jwksUri, List<String> subjectTypesSupported, List<String> claimsSupported) {}
}
