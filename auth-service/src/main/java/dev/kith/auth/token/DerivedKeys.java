package dev.kith.auth.token;

import dev.kith.auth.AuthProperties;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.stereotype.Component;

/**
 * Derives keys from {@code KEY_ENCRYPTION_SECRET}, one for each purpose (HKDF-SHA256, RFC 5869). A key reveals nothing
 * about the others.
 */
@Component
public class DerivedKeys {

    private static final int BYTES = 32;

    private final byte[] secret;

    public DerivedKeys(AuthProperties properties) {
        this.secret = properties.key().encryptionSecret().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The key of 32 bytes for this purpose, the same on every instance.
     *
     * @param algorithm that uses the key, such as {@code AES} or {@code HmacSHA256}
     */
    public SecretKey derive(String purpose, String algorithm) {
        var parameters = HKDFParameterSpec.ofExtract()
                .addIKM(secret)
                .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), BYTES);
        try {
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF-SHA256 did not derive a key", e);
        }
    }
}
