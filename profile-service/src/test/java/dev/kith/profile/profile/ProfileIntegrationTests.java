package dev.kith.profile.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.profile.Api;
import dev.kith.test.OpenApi;
import dev.kith.test.ServiceTest;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@ServiceTest
class ProfileIntegrationTests {

    @LocalServerPort
    private int port;

    private Api anna;
    private String name;

    @BeforeEach
    void createUser() {
        anna = Api.asNewUser(port);
        name = Api.freshName();
    }

    @Test
    void isDescribedByItsSpecification(
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        OpenApi.of("openapi.yaml").assertCoversExactly(mappings);
    }

    @Test
    void isCreatedWithAUsername() {
        var made = anna.claim(name).is(200);

        assertThat(made.json().propertyNames()).containsExactly("username", "id", "time_created");
        assertThat(made.json().path("username").asString()).isEqualTo(name);
        assertThat(made.json().path("id").asString()).isEqualTo(anna.id().toString());
        assertThat(Instant.parse(made.json().path("time_created").asString())).isNotNull();
        assertThat(anna.profile().is(200).body()).isEqualTo(made.body());
    }

    @Test
    void refusesAClaimOfAUserWhoHasAUsername() {
        anna.claim(name).is(200);
        anna.claim(name).isProblem(409, "username already taken");
        anna.claim(Api.freshName()).isProblem(409, "username already taken");
    }

    @Test
    void keepsABioOfATextAreaWithNewlines() {
        anna.claim(name).is(200);
        anna.replace(name, "one\r\ntwo\r\n").is(204);
        assertThat(anna.profile().is(200).json().path("bio").asString()).isEqualTo("one\ntwo\n");
    }

    @Test
    void refusesASecondUsernameByPost() {
        anna.claim(name).is(200);

        anna.claim(Api.freshName()).isProblem(409, "username already taken");
    }

    @Test
    void givesAUsernameInAnyCaseToOneUser() {
        anna.claim(name).is(200);
        var bob = Api.asNewUser(port);

        bob.claim(upperCase(name)).isProblem(409, "username already taken");
        bob.profile().isProblem(404, "ID not found");

        bob.claim(Api.freshName()).is(200);
        bob.replace(name, "").isProblem(409, "username already taken");
    }

    @Test
    void repeatsTheFirstResponse() {
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var body = "{\"username\":\"%s\"}".formatted(name);
        var first = anna.json("POST", "/api/profile/", body, key).is(200);
        anna.replace(Api.freshName(), "").is(204);

        assertThat(anna.json("POST", "/api/profile/", body, key).is(200).body()).isEqualTo(first.body());
        anna.json("POST", "/api/profile/", "{}", key).is(422);
    }

    @Test
    void isFoundByItsUsernameInAnyCase() {
        anna.claim(name).is(200);

        var found = anna.byUsername(upperCase(name)).is(202);

        assertThat(found.json().path("username").asString()).isEqualTo(name);
        assertThat(found.json().path("id").asString()).isEqualTo(anna.id().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody_has_this", "a", "%20", "n%C3%B6", "';--", "%F0%9F%91%8B", "a%25b"})
    void isNotFoundByAnUnknownUsername(String username) {
        anna.byUsername(username).isProblem(404, "profile not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "1", "no-uuid", "username"})
    void isNotFoundByAnUnknownId(String id) {
        anna.get("/api/profile/" + id).isProblem(404, "ID not found");
    }

    @Test
    void isReplacedCompletely() {
        anna.claim(name).is(200);

        anna.replace(name, "Sails,\nbakes bread. 🍞").is(204);
        assertThat(anna.profile().json().path("bio").asString()).isEqualTo("Sails,\nbakes bread. 🍞");

        anna.json("PUT", "/api/profile/", "{\"bio\":\"Sails.\"}", Map.of()).is(204);
        assertThat(anna.profile().json().propertyNames()).containsExactly("id", "time_created", "bio");

        anna.replace("", "").is(204);
        assertThat(anna.profile().json().propertyNames()).containsExactly("id", "time_created");
        anna.claim(name).is(200);
    }

    @Test
    void mayChangeTheCaseOfItsUsername() {
        anna.claim(name).is(200);

        anna.replace(upperCase(name), "").is(204);

        assertThat(anna.profile().json().path("username").asString()).isEqualTo(upperCase(name));
    }

    @Test
    void isReplacedOnlyIfItExists() {
        anna.replace(name, "").isProblem(404, "profile not found");
        anna.delete().isProblem(404, "profile not found");
    }

    @Test
    void isNotReplacedIfIfMatchHasAnEarlierVersion() {
        var stale = Map.of("If-Match", anna.claim(name).is(200).header("ETag"));
        anna.replace(name, "Sails.").is(204);

        anna.json("PUT", "/api/profile/", "{\"username\":\"%s\"}".formatted(name), stale)
                .is(412);

        var current = anna.profile();
        assertThat(current.json().path("bio").asString()).isEqualTo("Sails.");
        anna.json("PUT", "/api/profile/", "{}", Map.of("If-Match", current.header("ETag")))
                .is(204);
    }

    @Test
    void isNotSentIfTheClientHasIt() {
        var tag = anna.claim(name).header("ETag");

        assertThat(anna.get("/api/profile/" + anna.id(), Map.of("If-None-Match", tag))
                        .is(304)
                        .bytes())
                .isEmpty();
    }

    @Test
    void mayBeCreatedAgainAfterADeletion() {
        var first = anna.claim(name).is(200).header("ETag");

        anna.delete().is(204);
        anna.profile().isProblem(404, "ID not found");
        anna.delete().isProblem(404, "profile not found");

        assertThat(anna.claim(name).is(200).header("ETag")).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"username\":\"ab\"}",
                "{\"username\":\"a234567890123456789012345678901\"}",
                "{\"username\":\"with space\"}",
                "{\"username\":\"häns\"}",
                "{\"username\":\"ad\\u043cin\"}",
                "{\"username\":\"nul\\u0000l\"}",
                "{\"username\":\"dot.ted\"}",
                "{\"username\":\"Admin\"}",
                "{\"username\":\"\"}",
                "{\"username\":null}",
                "{\"username\":5}",
                "{}"
            })
    void refusesAnInvalidUsername(String body) {
        anna.json("POST", "/api/profile/", body, Map.of()).isInvalid("/username");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"bio\":\"\\u0000\"}",
                "{\"bio\":\"\\u0007\"}",
                "{\"bio\":\"\\u0085\"}",
                "{\"bio\":\"\\ud800\"}",
                "{\"bio\":[]}"
            })
    void refusesAnInvalidBio(String body) {
        anna.claim(name).is(200);

        anna.json("PUT", "/api/profile/", body, Map.of()).isInvalid("/bio");
    }

    @Test
    void acceptsAtMostFiveHundredCharactersOfAnyScript() {
        anna.claim(name).is(200);

        anna.replace(name, "🍞".repeat(500)).is(204);
        anna.replace(name, "🍞".repeat(501)).isInvalid("/bio");
    }

    @Test
    void namesEveryInvalidField() {
        anna.claim(name).is(200);

        var errors = anna.replace("root", "\u0007").is(400).json().path("errors");

        assertThat(errors.findValuesAsString("pointer")).containsExactly("/username", "/bio");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"name\"", "null", "5"})
    void refusesBodiesThatAreNotJsonObjects(String body) {
        anna.json("POST", "/api/profile/", body, Map.of()).is(400);
        anna.json("PUT", "/api/profile/", body, Map.of()).is(400);
    }

    @Test
    void refusesALargeBody() {
        anna.claim("x".repeat(64 * 1024)).is(413);
        anna.replace(name, "x".repeat(64 * 1024)).is(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "image/png"})
    void readsJsonOfAnyContentType(String contentType) {
        var body = "{\"username\":\"%s\",\"unknown\":{}} trailing".formatted(name);

        anna.json("POST", "/api/profile/", body, Map.of("Content-Type", contentType))
                .is(200);
    }

    @Test
    void refusesAForgedIdentity() {
        var forged = Map.of("X-User-ID", UUID.randomUUID().toString());

        anna.get("/api/profile/" + anna.id(), forged).is(401);
        anna.json("POST", "/api/profile/", "{\"username\":\"%s\"}".formatted(name), forged)
                .is(401);
        anna.get("/api/profile/" + anna.id(), Map.of("X-Identity", "forged")).is(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/profile/", "/api/profile/avatar/"})
    void namesTheAllowedMethods(String path) {
        var refused = anna.get(path).is(405);

        assertThat(refused.header("Allow")).contains("PUT");
    }

    private static String upperCase(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
