package dev.kith.auth.key;

import dev.kith.web.conditional.ETags;
import dev.kith.web.identity.PublicEndpoint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PublicEndpoint
class JwksController {

    // A rotated-in key is published well before it signs, so this only bounds how long a removed one is still believed.
    private static final CacheControl CACHE =
            CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();

    private final SigningKeys keys;

    JwksController(SigningKeys keys) {
        this.keys = keys;
    }

    @GetMapping({"/api/auth/jwks", "/.well-known/jwks.json"})
    ResponseEntity<Jwks> jwks() {
        var published = new Jwks(keys.published());
        return ResponseEntity.ok()
                .cacheControl(CACHE)
                .eTag(ETags.of(published.toString().getBytes(StandardCharsets.UTF_8)))
                .body(published);
    }

    /** A JWK Set (RFC 7517, section 5). */
    record Jwks(List<PublicKeyEntry> keys) {}
}
