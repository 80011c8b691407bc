package dev.kith.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.auth.TestSettings;
import dev.kith.http.settings.InvalidSettingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KeyEncryptionTests {

    private static final byte[] PRIVATE_KEY = "not to be read".getBytes(StandardCharsets.UTF_8);

    private final KeyEncryption encryption = encryption("a secret of at least thirty-two bytes");

    @Test
    void decryptsWhatItEncrypted() {
        assertThat(encryption.open("kid", encryption.seal("kid", PRIVATE_KEY))).isEqualTo(PRIVATE_KEY);
    }

    @Test
    void encryptsTheSameKeyDifferentlyEachTime() {
        assertThat(encryption.seal("kid", PRIVATE_KEY)).isNotEqualTo(encryption.seal("kid", PRIVATE_KEY));
    }

    @Test
    void decryptsNothingUnderAnotherSecret() {
        var sealed = encryption.seal("kid", PRIVATE_KEY);

        assertThatThrownBy(
                        () -> encryption("another secret of thirty-two bytes").open("kid", sealed))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("KEY_ENCRYPTION_SECRET")
                .hasMessageContaining("kid");
    }

    @Test
    void decryptsNothingInAnotherRow() {
        var sealed = encryption.seal("kid", PRIVATE_KEY);

        assertThatThrownBy(() -> encryption.open("other", sealed)).isInstanceOf(InvalidSettingException.class);
    }

    @Test
    void decryptsNothingThatWasChanged() {
        var sealed = encryption.seal("kid", PRIVATE_KEY);
        var changed = (sealed.startsWith("A") ? "B" : "A") + sealed.substring(1);

        assertThatThrownBy(() -> encryption.open("kid", changed)).isInstanceOf(InvalidSettingException.class);
    }

    @Test
    void refusesAShortSecretAndNeverPrintsOne() {
        assertThatThrownBy(() -> encryption("short"))
                .hasRootCauseMessage("KEY_ENCRYPTION_SECRET has 5 bytes, expected at least 32 bytes");
        assertThat(TestSettings.of().key()).asString().doesNotContain("secret");
    }

    private static KeyEncryption encryption(String secret) {
        return new KeyEncryption(TestSettings.of("KEY_ENCRYPTION_SECRET=" + secret));
    }
}
