package dev.kith.auth.key;

import dev.kith.http.settings.InvalidSettingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.springframework.stereotype.Component;

/**
 * AES-256-GCM under a key derived from the secret. A sealed key is base64url of its nonce and the ciphertext, and bound to its
 * {@code kid}: moved to another row it does not open.
 */
@Component
class KeyEncryption {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final KeyProperties properties;
    private final SecretKey key;

    KeyEncryption(KeyProperties properties) {
        this.properties = properties;
        this.key = new DerivedKeys(properties).derive("kith signing keys", "AES");
    }

    String seal(String kid, byte[] privateKey) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var ciphertext = cipher(Cipher.ENCRYPT_MODE, kid, nonce).doFinal(privateKey);
            var sealed = Arrays.copyOf(nonce, nonce.length + ciphertext.length);
            System.arraycopy(ciphertext, 0, sealed, nonce.length, ciphertext.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM did not encrypt", e);
        }
    }

    /**
     * @throws InvalidSettingException if it was sealed under another secret, for another kid, or was changed since
     */
    byte[] open(String kid, String base64) {
        var sealed = Base64.getUrlDecoder().decode(base64);
        try {
            return cipher(Cipher.DECRYPT_MODE, kid, Arrays.copyOf(sealed, NONCE_BYTES))
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (AEADBadTagException anotherSecret) {
            throw InvalidSettingException.of(
                    KeyProperties.VARIABLE,
                    properties.encryptionSecret(),
                    "the secret that the signing key %s was stored under".formatted(kid));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM did not decrypt", e);
        }
    }

    private Cipher cipher(int mode, String kid, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(kid.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
