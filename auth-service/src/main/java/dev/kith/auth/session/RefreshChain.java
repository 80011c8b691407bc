package dev.kith.auth.session;

import dev.kith.auth.token.DerivedKeys;
import dev.kith.auth.token.OpaqueToken;
import dev.kith.http.text.Sha256;
import javax.crypto.SecretKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The chain of a session's refresh tokens. The first one is random; each other one is the HMAC-SHA-256 of the one
 * before. So tabs that use one token at the same time get the same successor, from any instance, although the database
 * contains hashes only.
 */
@Component
class RefreshChain {

    // Lets people and scanners for leaked secrets recognise the token.
    private static final String PREFIX = "kr_";

    private final SecretKey key;

    @Autowired
    RefreshChain(DerivedKeys keys) {
        this(keys.derive("kith refresh tokens", Sha256.HMAC));
    }

    RefreshChain(SecretKey key) {
        this.key = key;
    }

    OpaqueToken first() {
        return OpaqueToken.random(PREFIX);
    }

    OpaqueToken successor(OpaqueToken spent) {
        return OpaqueToken.of(PREFIX, Sha256.hmac(key, spent.bytes()));
    }
}
