package dev.kith.auth.token;

import dev.kith.http.settings.InvalidSettingException;
import org.springframework.stereotype.Component;

/**
 * Seals private keys under a key derived from the secret, each bound to its {@code kid}: moved to another row it does
 * not open.
 */
@Component
class KeyEncryption {

    private final KeyProperties properties;
    private final Seal seal;

    KeyEncryption(KeyProperties properties) {
        this.properties = properties;
        this.seal = new Seal(new DerivedKeys(properties).derive("kith signing keys", "AES"));
    }

    String seal(String kid, byte[] privateKey) {
        return seal.seal(kid, privateKey);
    }

    /** @throws InvalidSettingException if it was sealed under another secret, for another kid, or was changed since */
    byte[] open(String kid, String sealed) {
        return seal.open(kid, sealed)
                .orElseThrow(() -> InvalidSettingException.of(
                        KeyProperties.VARIABLE,
                        properties.encryptionSecret(),
                        "the secret that the signing key %s was stored under".formatted(kid)));
    }
}
