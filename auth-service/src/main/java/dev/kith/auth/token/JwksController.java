package dev.kith.auth.token;

import dev.kith.web.conditional.ETags;
import dev.kith.web.identity.PublicEndpoint;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PublicEndpoint
class JwksController {

    private final SigningKeys keys;
    private final CacheControl cache;

    JwksController(SigningKeys keys, RotationProperties rotation) {
        this.keys = keys;
        this.cache = CacheControl.maxAge(rotation.cacheLife()).cachePublic();
    }

    @GetMapping({"/api/auth/jwks", "/.well-known/jwks.json"})
    ResponseEntity<Jwks> jwks() {
        var published = new Jwks(keys.published());
        return ResponseEntity.ok()
                .cacheControl(cache)
                .eTag(ETags.of(published.toString().getBytes(StandardCharsets.UTF_8)))
                .body(published);
    }

    /** A JWK Set (RFC 7517, section 5). */
    record Jwks(List<PublicKeyEntry> keys) {}
}
