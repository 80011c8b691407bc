package dev.kith.auth.throttle;

import dev.kith.auth.audit.ClientInfo;
import dev.kith.auth.token.DerivedKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

/** Makes the keys of the tables: HMAC-SHA-256 under a secret that is not in the database, so they show no address. */
@Component
class ThrottleKeys {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey secret;

    ThrottleKeys(DerivedKeys keys) {
        this.secret = keys.derive("kith login throttle", ALGORITHM);
    }

    Login of(String account, ClientInfo client) {
        var network = Network.of(client.address());
        // A network consists of hexadecimal digits, so no two combinations have the same name.
        return new Login(account(account), key("network " + network), key("both " + network + " " + account));
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
            throw new IllegalStateException("This JDK does not have " + ALGORITHM, e);
        }
    }

    /** The keys of one login: its account, its network, and both together. */
    record Login(String account, String network, String accountOnNetwork) {}
}
