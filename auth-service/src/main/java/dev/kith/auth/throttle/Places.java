package dev.kith.auth.throttle;

import dev.kith.auth.audit.ClientInfo;
import dev.kith.auth.token.DerivedKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

/** Makes keys that say nothing to whoever reads the database: HMAC-SHA-256 under a secret that is not there. */
@Component
class Places {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey secret;

    Places(DerivedKeys keys) {
        this.secret = keys.derive("kith login throttle", ALGORITHM);
    }

    Place of(String account, ClientInfo client) {
        var network = Network.of(client.address());
        // A network is of hexadecimal digits, so that whatever an account is, no two names are one.
        return new Place(account(account), key("network " + network), key("both " + network + " " + account));
    }

    String account(String account) {
        return key("account " + account);
    }

    private String key(String name) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            var hash = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no " + ALGORITHM, e);
        }
    }
}
