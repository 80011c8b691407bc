package dev.kith.fleettests;

import static dev.kith.fleettests.Person.PASSWORD;
import static dev.kith.fleettests.Person.credentials;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.test.client.HttpApi;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthContractTests {

    // Failed logins count against the network that they come from.
    private final HttpApi anonymous = Fleet.from(Network.unused());

    @Test
    void registrationAnswers200WithTheAccount() {
        var email = Person.freshEmail();
        var account = anonymous
                .post("/api/auth/register", credentials(email, PASSWORD))
                .is(200)
                .json();
        assertThat(account.propertyNames()).containsExactlyInAnyOrder("id", "email", "created_at");
        assertThat(UUID.fromString(account.path("id").asString()).version()).isEqualTo(7);
        assertThat(account.path("email").asString()).isEqualTo(email);
        assertThat(Instant.parse(account.path("created_at").asString()))
                .isBefore(Instant.now().plusSeconds(60));
    }

    @Test
    void emailAddressesAreComparedWithoutCase() {
        var person = Person.register();
        anonymous
                .post("/api/auth/register", credentials(person.email().toUpperCase(Locale.ROOT), PASSWORD))
                .isProblem(409, "username/email already taken");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"email\":\"no-address\",\"password\":\"long-enough\"}|/email",
                "{\"password\":\"long-enough\"}|/email",
                "{\"email\":\"short@example.com\",\"password\":\"short\"}|/password",
                "{\"email\":\"typed@example.com\",\"password\":12345678}|/password",
            })
    void invalidRegistrationNamesTheField(String body, String pointer) {
        var problem = anonymous.post("/api/auth/register", body).is(400).json();
        assertThat(problem.path("errors").path(0).path("pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void passwordOver72BytesIsRefused() {
        var problem = anonymous
                .post("/api/auth/register", credentials(Person.freshEmail(), "ä".repeat(37)))
                .is(400)
                .json();
        assertThat(problem.path("errors").path(0).path("pointer").asString()).isEqualTo("/password");
    }

    @Test
    void brokenJsonIs400() {
        anonymous.post("/api/auth/register", "{\"email\":").is(400);
        anonymous.post("/api/auth/login", "").is(400);
    }

    @Test
    void loginAnswers202WithTheTokenInAuthorizationAndNoBody() {
        var person = Person.register();
        var answer = anonymous
                .with("Origin", "http://localhost:3000")
                .post("/api/auth/login", credentials(person.email(), PASSWORD))
                .is(202)
                .isEmpty();
        assertThat(answer.header("Authorization")).startsWith("Bearer ey");
    }

    @Test
    void loginWithWrongPasswordIs400AndWithUnknownAddress404() {
        var person = Person.register();
        anonymous
                .post("/api/auth/login", credentials(person.email(), "another-one"))
                .isProblem(400, "wrong password");
        anonymous
                .post("/api/auth/login", credentials(Person.freshEmail(), PASSWORD))
                .isProblem(404, "user not found");
        anonymous.post("/api/auth/login", credentials("", PASSWORD)).isProblem(404, "user not found");
    }

    @Test
    void ownAccountIsAnsweredWith202() {
        var person = Person.register();
        var account = person.api().get("/api/auth/id/").is(202).json();
        assertThat(account.path("id").asString()).isEqualTo(person.id().toString());
        assertThat(account.path("email").asString()).isEqualTo(person.email());
    }

    @Test
    void deletedAccountIsGoneAndItsAddressFreeAtOnce() {
        var person = Person.register();
        person.api().delete("/api/auth/").is(202).isEmpty();
        // 404 while its token is still let through, for at most two seconds.
        assertThat(person.api().get("/api/auth/id/").status()).isIn(401, 404);
        anonymous.post("/api/auth/login", credentials(person.email(), PASSWORD)).isProblem(404, "user not found");
        anonymous
                .post("/api/auth/register", credentials(person.email(), PASSWORD))
                .is(200);
    }

    @Test
    void keySetHoldsEd25519KeysOnly() {
        var keys = anonymous.get("/api/auth/jwks").is(200).json().path("keys");
        assertThat(keys).isNotEmpty().allSatisfy(key -> {
            assertThat(key.path("kty").asString()).isEqualTo("OKP");
            assertThat(key.path("crv").asString()).isEqualTo("Ed25519");
            assertThat(key.path("alg").asString()).isEqualTo("EdDSA");
            assertThat(key.path("kid").asString()).isNotBlank();
            assertThat(key.path("x").asString()).hasSize(43);
            assertThat(key.has("d")).isFalse();
        });
    }

    @Test
    void repeatedRegistrationWithSameIdempotencyKeyGetsTheFirstResponse() {
        var once = anonymous.with("Idempotency-Key", UUID.randomUUID().toString());
        var body = credentials(Person.freshEmail(), PASSWORD);
        var first = once.post("/api/auth/register", body).is(200);
        assertThat(once.post("/api/auth/register", body).is(200).body()).isEqualTo(first.body());
        once.post("/api/auth/register", credentials(Person.freshEmail(), PASSWORD))
                .is(200);
    }
}
