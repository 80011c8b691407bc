package dev.kith.auth.throttle;

import dev.kith.auth.audit.ClientInfo;
import dev.kith.auth.token.DerivedKeys;
import dev.kith.http.request.ClientNetwork;
import dev.kith.http.text.Sha256;
import java.util.Base64;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

/** Makes the keys of the tables: HMAC-SHA-256 under a secret that is not in the database, so they show no address. */
@Component
class ThrottleKeys {

    private final SecretKey secret;

    ThrottleKeys(DerivedKeys keys) {
        this.secret = keys.derive("kith login throttle", Sha256.HMAC);
    }

    Login of(String account, ClientInfo client) {
        var network = ClientNetwork.of(client.address()).id();
        // A network consists of hexadecimal digits, so no two combinations have the same name.
        return new Login(account(account), key("network " + network), key("both " + network + " " + account));
    }

    String account(String account) {
        return key("account " + account);
    }

    private String key(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.hmac(secret, name));
    }

    /** The keys of one login: its account, its network, and both together. */
    record Login(String account, String network, String accountOnNetwork) {}
}
