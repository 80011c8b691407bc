package dev.kith.fleettests;

import static dev.kith.fleettests.LongAwait.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.test.client.HttpApi;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyTests {

    private final HttpApi anonymous = Fleet.anonymous();

    @Test
    void accessTokenHasTheClaimsOfItsSession() {
        var login = Login.of(Person.register());
        assertThat(AccessTokens.header(login.access()).path("typ").asString()).isEqualTo("at+jwt");
        assertThat(published()).contains(kid(login.access()));
        var claims = AccessTokens.claims(login.access());
        assertThat(claims.path("sid").asString()).isEqualTo(login.session().toString());
        assertThat(claims.propertyNames()).contains("iss", "aud", "sub", "client_id", "jti", "iat", "exp");
    }

    @Test
    void discoveryDocumentLeadsToTheKeySet() {
        var configuration =
                anonymous.get("/.well-known/openid-configuration").is(200).json();
        var issuer = configuration.path("issuer").asString();
        assertThat(configuration.path("jwks_uri").asString()).isEqualTo(issuer + "/.well-known/jwks.json");
        assertThat(AccessTokens.claims(Login.of(Person.register()).access())
                        .path("iss")
                        .asString())
                .isEqualTo(issuer);
        var keys = anonymous.get("/.well-known/jwks.json").is(200);
        // A key may be rotated between the two reads.
        await().untilAsserted(() -> assertThat(
                        anonymous.get("/.well-known/jwks.json").is(200).json())
                .isEqualTo(anonymous.get("/api/auth/jwks").is(200).json()));
        assertThat(keys.header("Cache-Control")).contains("public").containsPattern("max-age=\\d+");
    }

    /**
     * The new key is published before it signs, the old one stays as long as its tokens live, and the gateway verifies
     * without auth.
     */
    @Test
    void noTokenIsRefusedWhileKeysRotateAndAuthIsKilled() {
        var operator = Fleet.operator();
        var anna = Person.registerWithProfile();
        var readers = new ProfileReaders(anna);

        try (readers) {
            var before = published();
            operator.run("keys", "rotate");
            var next = await().until(() -> another(before), Optional::isPresent).orElseThrow();
            await().until(() -> {
                var token = Person.logIn(anna.email());
                readers.use(token);
                return kid(token).equals(next);
            });
            try (var _ = Fleet.kill("auth")) {
                readers.awaitMore(100);
            }
            readers.awaitMore(100);
        }

        assertThat(readers.refusals()).isEmpty();
        assertThat(published()).contains(kid(anna.token()));
    }

    private Optional<String> another(List<String> known) {
        return published().stream().filter(kid -> !known.contains(kid)).findFirst();
    }

    private List<String> published() {
        return anonymous
                .get("/api/auth/jwks")
                .is(200)
                .json()
                .path("keys")
                .valueStream()
                .map(key -> key.path("kid").asString())
                .toList();
    }

    private static String kid(String token) {
        return AccessTokens.header(token).path("kid").asString();
    }
}
