package dev.kith.auth.token;

import static dev.kith.auth.Api.PASSWORD;
import static dev.kith.auth.Api.freshEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.auth.Api;
import dev.kith.auth.AuthServiceTest;
import dev.kith.auth.Instance;
import dev.kith.http.settings.InvalidSettingException;
import io.jsonwebtoken.security.Jwks;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@AuthServiceTest
class SigningKeysIntegrationTests {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SigningKeys keys;

    @Autowired
    private KeyEncryption encryption;

    @Test
    void arePublishedWithoutThePrivateKey() {
        var answer = new Api(port).keys();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("max-age=60, public");
        var key = answer.json().path("keys").path(0);
        assertThat(key.propertyNames()).containsExactly("kty", "crv", "alg", "use", "kid", "x");
        assertThat(key.path("kty").asString()).isEqualTo("OKP");
        assertThat(key.path("crv").asString()).isEqualTo("Ed25519");
        assertThat(key.path("alg").asString()).isEqualTo("EdDSA");
        assertThat(key.path("use").asString()).isEqualTo("sig");
    }

    @Test
    void areNamedByTheirThumbprint() {
        var body = new Api(port).keys().body();

        assertThat(Jwks.setParser().build().parse(body).getKeys())
                .isNotEmpty()
                .allSatisfy(key ->
                        assertThat(key.getId()).isEqualTo(key.thumbprint().toString()));
    }

    @Test
    void areStoredEncrypted() {
        var kept = jdbc.sql("select sealed_private_key from signing_keys where kid = ?")
                .param(keys.current().kid())
                .query(String.class)
                .single();

        assertThat(encryption.open(keys.current().kid(), kept))
                .isEqualTo(keys.current().privateKey().getEncoded());
        assertThat(keys.current()).asString().doesNotContain(kept).contains("redacted");
    }

    @Test
    void surviveARestart() {
        var environment = Instance.environment();
        String published;
        try (var first = Instance.start(environment)) {
            published = first.api().keys().body();
        }
        try (var second = Instance.start(environment)) {
            assertThat(second.api().keys().body()).isEqualTo(published);
            var email = freshEmail();
            second.api().registered(email);
            assertThat(second.api().login(email, PASSWORD).status()).isEqualTo(202);
        }
    }

    @Test
    void areCreatedOnceByManyThreads() throws Exception {
        jdbc.sql("delete from signing_keys").update();
        Callable<Object> prepare = Executors.callable(keys::prepare);

        try (var starters = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var prepared : starters.invokeAll(Collections.nCopies(8, prepare))) {
                prepared.get();
            }
        }

        assertThat(keys.published()).hasSize(1);
    }

    @Test
    void areCreatedOnceByInstancesThatStartTogether() throws Exception {
        var environment = Instance.environment();
        Callable<Instance> start = () -> Instance.startBesideOthers(environment);

        try (var starters = Executors.newFixedThreadPool(2)) {
            var started = starters.invokeAll(Collections.nCopies(2, start));
            try (var one = started.getFirst().get();
                    var other = started.getLast().get()) {
                var published = one.api().keys();
                assertThat(published.json().path("keys")).hasSize(1);
                assertThat(other.api().keys().body()).isEqualTo(published.body());
            }
        }
    }

    @Test
    void refuseTheStartWithAnotherSecret() {
        var environment = Instance.environment();
        Instance.start(environment).close();
        environment.put("KEY_ENCRYPTION_SECRET", "another secret than the one before");

        assertThatThrownBy(() -> Instance.start(environment))
                .hasRootCauseInstanceOf(InvalidSettingException.class)
                .rootCause()
                .hasMessageStartingWith("KEY_ENCRYPTION_SECRET")
                .hasMessageNotContainingAny("another secret than the one before");
    }
}
