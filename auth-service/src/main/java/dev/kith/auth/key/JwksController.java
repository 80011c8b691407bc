package dev.kith.auth.key;

import dev.kith.web.identity.PublicEndpoint;
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

    @GetMapping("/api/auth/jwks")
    ResponseEntity<Jwks> jwks() {
        return ResponseEntity.ok().cacheControl(CACHE).body(new Jwks(keys.published()));
    }

    /** A JWK Set (RFC 7517, section 5). */
    record Jwks(List<PublicKeyEntry> keys) {}
}
