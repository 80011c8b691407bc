package dev.kith.auth.session;

import dev.kith.auth.token.DerivedKeys;
import dev.kith.auth.token.OpaqueToken;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * How refresh tokens follow each other. The first of a session is random; each other is the HMAC-SHA-256 of the one it
 * comes after. So tabs that race with one token get the same successor, from any instance, although the database has
 * nothing but hashes.
 */
@Component
class RefreshChain {

    private static final String HMAC = "HmacSHA256";

    // Found by scanners for leaked secrets, and by people who wonder what it is.
    private static final String PREFIX = "kr_";

    private final SecretKey key;

    @Autowired
    RefreshChain(DerivedKeys keys) {
        this(keys.derive("kith refresh tokens", HMAC));
    }

    RefreshChain(SecretKey key) {
        this.key = key;
    }

    OpaqueToken first() {
        return OpaqueToken.random(PREFIX);
    }

    OpaqueToken successor(OpaqueToken spent) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return OpaqueToken.of(PREFIX, mac.doFinal(spent.bytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no " + HMAC, e);
        }
    }
}
