package dev.kith.auth.token;

import static dev.kith.auth.Api.PASSWORD;
import static dev.kith.auth.Api.freshEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.auth.Api;
import dev.kith.auth.Instance;
import dev.kith.auth.token.KeyController.KeyState;
import dev.kith.auth.token.KeyController.KeyState.State;
import dev.kith.test.RealInfrastructure;
import dev.kith.test.client.TestResponse;
import io.jsonwebtoken.io.Decoders;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@RealInfrastructure
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"BCRYPT_COST=4", "KEY_LEAD=5m", "KEY_ROTATION=30d", "LOGIN_TOKEN_LIFE=24h"})
class KeyRotationIntegrationTests {

    private static final Duration LEAD = Duration.ofMinutes(5);
    private static final Duration LIFE = Duration.ofHours(24);
    private static final Duration MARGIN = Duration.ofMinutes(1);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SigningKeys keys;

    @Autowired
    private KeyRotation rotation;

    @Autowired
    private MeterRegistry meters;

    private Api api;
    private String first;

    @BeforeEach
    void beginWithOneKey() {
        api = new Api(port);
        jdbc.sql("delete from signing_keys").update();
        keys.prepare();
        first = keys.current().kid();
    }

    @Test
    void publishesAKeyBeforeItSigns() {
        var next = rotated(api);

        assertThat(published(api)).containsExactly(first, next);
        assertThat(signer()).isEqualTo(first);

        timePasses(LEAD);

        assertThat(signer()).isEqualTo(next);
        assertThat(published(api)).containsExactly(first, next);
    }

    @Test
    void trustsTheOldKeyUntilItsLastTokenHasExpired() {
        rotated(api);

        timePasses(LEAD.plus(LIFE));
        rotation.rotateIfDue();
        assertThat(keys.publicKey(first)).isPresent();
        assertThat(published(api)).contains(first);

        timePasses(MARGIN);
        assertThat(keys.publicKey(first)).isEmpty();
        assertThat(published(api)).hasSize(1).doesNotContain(first);
    }

    @Test
    void deletesAnExpiredKey() {
        rotated(api);
        timePasses(LEAD.plus(LIFE).plus(MARGIN));

        rotation.rotateIfDue();

        assertThat(jdbc.sql("select kid from signing_keys").query(String.class).list())
                .containsExactly(keys.current().kid());
    }

    @Test
    void deletesThePrivateKeyOfAKeyThatDoesNotSignAnyMore() {
        var next = rotated(api);
        rotation.rotateIfDue();
        assertThat(signer()).isEqualTo(first);

        timePasses(LEAD);
        rotation.rotateIfDue();

        assertThat(jdbc.sql("select kid from signing_keys where sealed_private_key is not null")
                        .query(String.class)
                        .list())
                .containsExactly(next);
        assertThat(keys.publicKey(first)).isPresent();
        assertThat(signer()).isEqualTo(next);
    }

    @Test
    void createsNoSecondKeyWhileOneWaitsToSign() {
        var next = rotated(api);

        assertThat(rotated(api)).isEqualTo(next);
        timePasses(LEAD);
        assertThat(rotated(api)).isNotEqualTo(next);
        assertThat(published(api)).hasSize(3);
    }

    @Test
    void createsOneKeyForManyRequestsAtOnceOnTwoInstances() throws Exception {
        var environment = Instance.environment();
        try (var one = Instance.start(environment);
                var other = Instance.start(environment);
                var operators = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 20)
                    .<Callable<String>>mapToObj(i -> () -> rotated(i % 2 == 0 ? one.api() : other.api()))
                    .toList();

            var made = operators.invokeAll(calls).stream().map(KeyRotationIntegrationTests::result);

            assertThat(made.distinct()).hasSize(1);
            assertThat(published(one.api())).hasSize(2).isEqualTo(published(other.api()));
        }
    }

    @Test
    void rotatesAutomaticallyAtTheEndOfThePeriod() {
        timePasses(Duration.ofDays(30).minus(LEAD).minus(MARGIN));
        rotation.rotateIfDue();
        assertThat(published(api)).containsExactly(first);

        timePasses(MARGIN);
        rotation.rotateIfDue();
        rotation.rotateIfDue();
        assertThat(rotation.states()).extracting(KeyState::state).containsExactly(State.NEXT, State.SIGNING);
    }

    @Test
    void listsTheKeysForTheOperator() {
        rotated(api);
        timePasses(LEAD);
        rotated(api);

        var list = api.get("/internal/keys", Api.asOperator());

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.json().findValuesAsString("state")).containsExactly("next", "signing", "retired");
        assertThat(list.json().path(0).propertyNames()).containsExactly("kid", "state", "created_at", "signs_from");
        assertThat(list.json().path(2).path("kid").asString()).isEqualTo(first);
        assertThat(list.json().path(2).path("expires_at").asString()).isNotEmpty();
    }

    @Test
    void isForTheOperatorOnly() {
        for (var method : List.of("GET", "POST")) {
            assertThat(ask(api, method, Map.of()).status()).isEqualTo(401);
            assertThat(ask(api, method, Api.as(UUID.randomUUID())).status()).isEqualTo(403);
        }
        assertThat(published(api)).containsExactly(first);
    }

    @Test
    void isASecurityEventWithoutAUser() {
        jdbc.sql("delete from security_events").update();

        rotated(api);
        rotated(api);

        assertThat(jdbc.sql("select event from security_events where user_id is null")
                        .query(String.class)
                        .list())
                .containsExactly("key_rotated");
    }

    @Test
    void measuresHowLongTheKeyHasSigned() {
        timePasses(Duration.ofDays(2));
        rotation.rotateIfDue();

        assertThat(meters.get("kith.auth.key.age").gauge().value()).isBetween(172_800.0, 173_000.0);
    }

    /** Moves all times back, as if the database's clock had advanced. */
    private void timePasses(Duration duration) {
        jdbc.sql("""
                        update signing_keys set created_at = created_at - :passed * interval '1 second',
                            signs_from = signs_from - :passed * interval '1 second',
                            expires_at = expires_at - :passed * interval '1 second'
                        """).param("passed", duration.toSeconds()).update();
    }

    /** The key id of a login's token. */
    private String signer() {
        var email = freshEmail();
        api.registered(email);
        var token = api.login(email, PASSWORD).header("Authorization").substring("Bearer ".length());
        var header = Decoders.BASE64URL.decode(token.substring(0, token.indexOf('.')));
        return JsonMapper.shared().readTree(header).path("kid").asString();
    }

    private static String rotated(Api api) {
        var answer = ask(api, "POST", Api.asOperator());
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().path("state").asString()).isEqualTo("next");
        return answer.json().path("kid").asString();
    }

    private static TestResponse ask(Api api, String method, Map<String, String> headers) {
        return api.send(method, "/internal/keys", BodyPublishers.noBody(), headers);
    }

    private static List<String> published(Api api) {
        return api.keys().json().path("keys").findValuesAsString("kid");
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }
}
