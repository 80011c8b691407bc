package dev.kith.auth.token;

import dev.kith.http.settings.InvalidSettingException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How signing keys are kept.
 *
 * @param encryptionSecret what the private keys in the database are encrypted under: at least 32 bytes, the same for
 *     ever
 */
@ConfigurationProperties("kith.auth.key")
record KeyProperties(String encryptionSecret) {

    static final String VARIABLE = "KEY_ENCRYPTION_SECRET";

    private static final int MIN_SECRET_BYTES = 32;

    KeyProperties(@Nullable String encryptionSecret) {
        this.encryptionSecret = InvalidSettingException.requireSecret(VARIABLE, encryptionSecret, MIN_SECRET_BYTES);
    }

    @Override
    public String toString() {
        return "KeyProperties[redacted]";
    }
}
