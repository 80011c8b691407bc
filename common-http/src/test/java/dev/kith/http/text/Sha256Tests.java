package dev.kith.http.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class Sha256Tests {

    @Test
    void hashesAsInFips180() {
        assertThat(HexFormat.of().formatHex(Sha256.hash("abc")))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void authenticatesAsInRfc4231() {
        var key = new SecretKeySpec("Jefe".getBytes(StandardCharsets.UTF_8), Sha256.HMAC);
        assertThat(HexFormat.of().formatHex(Sha256.hmac(key, "what do ya want for nothing?")))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }
}
