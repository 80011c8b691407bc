package dev.kith.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.http.settings.InvalidSettingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KeyEncryptionTests {

    private static final byte[] PRIVATE_KEY = "not to be read".getBytes(StandardCharsets.UTF_8);

    private final KeyEncryption encryption = encryption("a secret of at least thirty-two bytes");

    @Test
    void opensWhatItSealed() {
        assertThat(encryption.open("kid", encryption.seal("kid", PRIVATE_KEY))).isEqualTo(PRIVATE_KEY);
    }

    @Test
    void sealsTheSameDifferentlyEachTime() {
        assertThat(encryption.seal("kid", PRIVATE_KEY)).isNotEqualTo(encryption.seal("kid", PRIVATE_KEY));
    }

    @Test
    void opensNothingUnderAnotherSecret() {
        var sealed = encryption.seal("kid", PRIVATE_KEY);

        assertThatThrownBy(
                        () -> encryption("another secret of thirty-two bytes").open("kid", sealed))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("KEY_ENCRYPTION_SECRET")
                .hasMessageContaining("kid");
    }

    @Test
    void opensNothingThatWasMovedToAnotherRow() {
        var sealed = encryption.seal("kid", PRIVATE_KEY);

        assertThatThrownBy(() -> encryption.open("other", sealed)).isInstanceOf(InvalidSettingException.class);
    }

    @Test
    void opensNothingThatWasChanged() {
        var sealed = encryption.seal("kid", PRIVATE_KEY);
        var changed = (sealed.startsWith("A") ? "B" : "A") + sealed.substring(1);

        assertThatThrownBy(() -> encryption.open("kid", changed)).isInstanceOf(InvalidSettingException.class);
    }

    @Test
    void refusesAShortSecretAndNeverPrintsOne() {
        assertThatThrownBy(() -> new KeyProperties("short")).hasMessageContaining("KEY_ENCRYPTION_SECRET has 5 bytes");
        assertThat(new KeyProperties("a secret of at least thirty-two bytes"))
                .asString()
                .doesNotContain("secret");
    }

    private static KeyEncryption encryption(String secret) {
        return new KeyEncryption(new KeyProperties(secret));
    }
}
