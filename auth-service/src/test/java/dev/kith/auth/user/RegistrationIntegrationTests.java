package dev.kith.auth.user;

import static dev.kith.auth.Api.PASSWORD;
import static dev.kith.auth.Api.credentials;
import static dev.kith.auth.Api.freshEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.auth.Api;
import dev.kith.auth.AuthServiceTest;
import dev.kith.test.client.TestResponse;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@AuthServiceTest
class RegistrationIntegrationTests {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @Test
    void answers200WithTheAccount() {
        var email = "Anna+" + freshEmail();

        var answer = api.register(credentials(email, PASSWORD));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.json().propertyNames()).containsExactly("id", "email", "created_at");
        assertThat(UUID.fromString(answer.json().path("id").asString()).version())
                .isEqualTo(7);
        assertThat(answer.json().path("email").asString()).isEqualTo(email);
        assertThat(Instant.parse(answer.json().path("created_at").asString())).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void storesNoPasswordInTheClear() {
        var email = freshEmail();
        api.registered(email);

        var kept = jdbc.sql("select password_hash from users where email = ?")
                .param(email)
                .query(String.class)
                .single();

        assertThat(kept).startsWith("$2a$04$").doesNotContain(PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "application/x-www-form-urlencoded", "nonsense"})
    void ignoresTheContentType(String contentType) {
        var answer = api.send(
                "POST",
                "/api/auth/register",
                BodyPublishers.ofString(credentials(freshEmail(), PASSWORD)),
                Map.of("Content-Type", contentType));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void ignoresUnknownMembers() {
        var body = """
                {"email":"%s","password":"%s","username":"anna","admin":true}""".formatted(freshEmail(), PASSWORD);

        assertThat(api.register(body).status()).isEqualTo(200);
    }

    @Test
    void refusesEverySpellingOfATakenAddress() {
        var email = freshEmail();
        api.registered(email);

        api.register(credentials(email, "another one")).isProblem(409, "username/email already taken");
        api.register(credentials(email.toUpperCase(Locale.ROOT), PASSWORD))
                .isProblem(409, "username/email already taken");
    }

    @Test
    void acceptsOneOfTwoRegistrationsOfAnAddressAtOnce() throws Exception {
        var email = freshEmail();
        Callable<TestResponse> lower = () -> api.register(credentials(email, PASSWORD));
        Callable<TestResponse> upper = () -> api.register(credentials(email.toUpperCase(Locale.ROOT), PASSWORD));

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = callers
                    .invokeAll(Stream.generate(() -> Stream.of(lower, upper))
                            .limit(4)
                            .flatMap(pair -> pair)
                            .toList())
                    .stream()
                    .map(answer -> answer.resultNow().status());

            assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
        }
        assertThat(jdbc.sql("select count(*) from users where email_key = ?")
                        .param(email)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void answersARetryWithTheSameKeyAsTheFirstTime() {
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var body = BodyPublishers.ofString(credentials(freshEmail(), PASSWORD));

        var first = api.post("/api/auth/register", body, key);
        var retry = api.post("/api/auth/register", body, key);

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(retry.status()).isEqualTo(200);
        assertThat(retry.body()).isEqualTo(first.body());
    }

    /** Callers without an account do not share keys. */
    @Test
    void registersAnotherWithTheSameKey() {
        var key = Map.of("Idempotency-Key", "1");
        for (var email : List.of(freshEmail(), freshEmail())) {
            var answer = api.post("/api/auth/register", BodyPublishers.ofString(credentials(email, PASSWORD)), key);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("email").asString()).isEqualTo(email);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|/email",
                "{\"email\":null,\"password\":\"correct horse\"}|/email",
                "{\"email\":\"\",\"password\":\"correct horse\"}|/email",
                "{\"email\":\"no-address\",\"password\":\"correct horse\"}|/email",
                "{\"email\":\"nul\\u0000@example.com\",\"password\":\"correct horse\"}|/email",
                "{\"email\":5,\"password\":\"correct horse\"}|/email",
                "{\"email\":true,\"password\":\"correct horse\"}|/email",
                "{\"email\":[\"anna@example.com\"],\"password\":\"correct horse\"}|/email",
                "{\"email\":{},\"password\":\"correct horse\"}|/email",
                "{\"email\":\"anna@example.com\"}|/password",
                "{\"email\":\"anna@example.com\",\"password\":null}|/password",
                "{\"email\":\"anna@example.com\",\"password\":\"short\"}|/password",
                "{\"email\":\"anna@example.com\",\"password\":12345678}|/password",
                "{\"email\":\"anna@example.com\",\"password\":[\"correct horse\"]}|/password",
                "{\"email\":\"anna@example.com\",\"password\":\"correct\\u0000horse\"}|/password",
                "{\"email\":\"anna@example.com\",\"password\":\"correct\\ud800horse\"}|/password",
            })
    void namesTheFieldThatIsMissingOrWrong(String body, String pointer) {
        var answer = api.register(body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("errors").path(0).path("pointer").asString())
                .isEqualTo(pointer);
    }

    @Test
    void namesAllWrongFieldsAtOnce() {
        var errors = api.register(credentials("no-address", "short")).json().path("errors");

        assertThat(errors.findValuesAsString("pointer")).containsExactly("/email", "/password");
    }

    @Test
    void refusesAPasswordThatBcryptWouldCut() {
        var answer = api.register(credentials(freshEmail(), "a".repeat(73)));

        answer.isProblem(400, "a password has at most 72 bytes in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "5",
                "\"text\"",
                "{",
                "{\"email\":",
                "{\"email\":\"a@b.example\",}",
                "nonsense",
                "\0"
            })
    void refusesABodyThatIsNotAnObject(String body) {
        var answer = api.register(body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void refusesABodyThatIsNotUtf8() {
        var latin1 = credentials("jürgen@example.com", PASSWORD).getBytes(StandardCharsets.ISO_8859_1);

        var answer = api.post("/api/auth/register", BodyPublishers.ofByteArray(latin1), Map.of());

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    }

    @Test
    void refusesAHugeBody() {
        var answer = api.register(credentials("a".repeat(8 << 20) + "@example.com", PASSWORD));

        assertThat(answer.status()).as(answer.body()).isIn(400, 413);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void refusesADeeplyNestedBody() {
        var answer = api.register("{\"email\":" + "[".repeat(100_000));

        assertThat(answer.status()).as(answer.body()).isIn(400, 413);
    }
}
