package dev.kith.auth.token;

import dev.kith.auth.AuthProperties;
import dev.kith.http.settings.InvalidSettingException;
import org.springframework.stereotype.Component;

/**
 * Encrypts private keys under a key derived from the secret. Each is bound to its {@code kid}: in another row it cannot
 * be decrypted.
 */
@Component
class KeyEncryption {

    private final String secret;
    private final Seal seal;

    KeyEncryption(AuthProperties properties) {
        this.secret = properties.key().encryptionSecret();
        this.seal = new Seal(new DerivedKeys(properties).derive("kith signing keys", "AES"));
    }

    String seal(String kid, byte[] privateKey) {
        return seal.seal(kid, privateKey);
    }

    /** @throws InvalidSettingException if it was encrypted under another secret or for another kid, or was changed */
    byte[] open(String kid, String sealed) {
        return seal.open(kid, sealed)
                .orElseThrow(() -> InvalidSettingException.of(
                        AuthProperties.Key.ENCRYPTION_SECRET,
                        secret,
                        "the secret that the signing key %s was stored under".formatted(kid)));
    }
}
