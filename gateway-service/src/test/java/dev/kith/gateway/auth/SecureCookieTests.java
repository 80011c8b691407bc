package dev.kith.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.gateway.testing.Fleet;
import dev.kith.test.client.TestResponse;
import dev.kith.test.token.TokenIssuer;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where people come by HTTPS. */
class SecureCookieTests {

    @RegisterExtension
    static final Fleet FLEET =
            new Fleet().with("PUBLIC_URL", "https://kith.example").with("JWT_ISSUER", TokenIssuer.ISSUER);

    private final UUID anna = UUID.randomUUID();
    private final String own = "__Host-kith_access=" + FLEET.issuer.token(anna);

    @Test
    void acceptsTheAccessCookieOnlyWithItsPrefix() {
        assertThat(ask(own).status()).isEqualTo(200);
        isAnna();

        FLEET.auth.forget();
        assertThat(ask("kith_access=" + FLEET.token()).status()).isEqualTo(401);
        assertThat(FLEET.auth.received()).isEmpty();
    }

    @Test
    void ignoresACookieThatANeighbouringHostMaySet() {
        assertThat(ask("jwt=%s; %s".formatted(FLEET.token(), own)).status()).isEqualTo(200);
        isAnna();

        FLEET.auth.forget();
        assertThat(ask("jwt=expired; kith_access=%s; %s".formatted(FLEET.token(), own))
                        .status())
                .isEqualTo(200);
        isAnna();
    }

    @Test
    void forwardsTheRefreshCookieOnlyWithItsPrefix() {
        var cookies = "kith_refresh=forged; __Secure-kith_refresh=abc";
        FLEET.http()
                .send("POST", "/api/auth/refresh", "", "Cookie", cookies, "Origin", "http://localhost:" + FLEET.port());
        assertThat(FLEET.auth.only().headers().get("Cookie")).containsExactly("__Secure-kith_refresh=abc");
    }

    private static TestResponse ask(String cookies) {
        return FLEET.http().get("/api/auth/id/", "Cookie", cookies);
    }

    private void isAnna() {
        assertThat(FLEET.auth.only().headers().getFirst("X-User-ID")).isEqualTo(anna.toString());
    }
}
