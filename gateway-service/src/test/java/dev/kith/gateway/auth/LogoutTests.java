package dev.kith.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.gateway.testing.Fleet;
import dev.kith.gateway.testing.Issuer;
import dev.kith.test.client.TestResponse;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A user must be able to sign out with an expired token, because no script can remove a cookie that it cannot read. */
class LogoutTests {

    private static final String ALLOWED = "http://localhost:5173";

    @RegisterExtension
    static final Fleet FLEET = new Fleet().with("CORS_ORIGINS", ALLOWED);

    private final UUID anna = UUID.randomUUID();
    private final String token = FLEET.issuer.token(anna);

    @Test
    void forwardsTheCaller() {
        assertThat(logOut("Authorization", "Bearer " + token).status()).isEqualTo(200);
        assertThat(FLEET.auth.only().headers().getFirst("X-User-ID")).isEqualTo(anna.toString());

        FLEET.auth.forget();
        assertThat(logOut("Cookie", "kith_access=" + token, "Origin", ALLOWED).status())
                .isEqualTo(200);
        assertThat(FLEET.auth.only().headers().getFirst("X-User-ID")).isEqualTo(anna.toString());
    }

    @ParameterizedTest
    @MethodSource("notGood")
    void worksWithoutAValidToken(String header, String value) {
        assertThat(logOut(header, value).status()).isEqualTo(200);
        assertThat(logOut(header, value, "Origin", ALLOWED).status()).isEqualTo(200);
        assertThat(FLEET.auth.received())
                .hasSize(2)
                .allSatisfy(received ->
                        assertThat(received.headers()).doesNotContainKeys("X-user-id", "X-identity", "Cookie"));
    }

    @ParameterizedTest
    @MethodSource("notGood")
    void isRefusedForAForeignPage(String header, String value) {
        for (var origin : new String[] {"https://evil.example", "null"}) {
            var answer = logOut(header, value, "Origin", origin);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).contains("urn:kith:problem:origin-not-allowed");
        }
        assertThat(logOut("Cookie", "kith_access=" + token, "Origin", "https://evil.example")
                        .status())
                .isEqualTo(403);
        assertThat(FLEET.auth.received()).isEmpty();
    }

    static Stream<String[]> notGood() {
        var claims = Issuer.claims(UUID.randomUUID());
        claims.put("exp", Instant.now().getEpochSecond() - 60);
        var expired = FLEET.issuer.token(claims);
        return Stream.of(
                new String[] {"Accept", "*/*"},
                new String[] {"Authorization", "Bearer " + expired},
                new String[] {"Cookie", "kith_access=" + expired},
                new String[] {"Cookie", "jwt=a.b.c; jwt=d.e.f"});
    }

    private static TestResponse logOut(String... headers) {
        return FLEET.http().send("POST", "/api/auth/logout", "", headers);
    }
}
