package dev.kith.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class RefreshChainTests {

    private final RefreshChain chain = chain("one key");

    @Test
    void beginsWithARandomToken() {
        assertThat(chain.first().text())
                .matches("kr_[A-Za-z0-9_-]{43}")
                .isNotEqualTo(chain.first().text());
    }

    @Test
    void hasOneSuccessorForEachToken() {
        var spent = chain.first();

        assertThat(chain.successor(spent)).isEqualTo(chain.successor(spent)).isNotEqualTo(spent);
        assertThat(chain.successor(chain.first())).isNotEqualTo(chain.successor(spent));
    }

    @Test
    void hasASuccessorThatDependsOnTheKey() {
        var spent = chain.first();

        assertThat(chain("another key").successor(spent)).isNotEqualTo(chain.successor(spent));
    }

    @Test
    void isNeverPrinted() {
        assertThat(chain.first()).hasToString("OpaqueToken[redacted]");
    }

    private static RefreshChain chain(String key) {
        return new RefreshChain(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    }
}
