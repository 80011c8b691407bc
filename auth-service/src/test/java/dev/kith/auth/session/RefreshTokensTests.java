package dev.kith.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class RefreshTokensTests {

    private final RefreshTokens tokens = tokens("one key");

    @Test
    void beginWithTokensThatNobodyGuesses() {
        assertThat(tokens.first().text())
                .matches("kr_[A-Za-z0-9_-]{43}")
                .isNotEqualTo(tokens.first().text());
    }

    @Test
    void haveOneSuccessorEach() {
        var spent = tokens.first();

        assertThat(tokens.successor(spent)).isEqualTo(tokens.successor(spent)).isNotEqualTo(spent);
        assertThat(tokens.successor(tokens.first())).isNotEqualTo(tokens.successor(spent));
    }

    @Test
    void haveASuccessorThatOnlyTheKeyTells() {
        var spent = tokens.first();

        assertThat(tokens("another key").successor(spent)).isNotEqualTo(tokens.successor(spent));
    }

    @Test
    void areNeverPrinted() {
        assertThat(tokens.first()).hasToString("OpaqueToken[redacted]");
    }

    private static RefreshTokens tokens(String key) {
        return new RefreshTokens(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    }
}
