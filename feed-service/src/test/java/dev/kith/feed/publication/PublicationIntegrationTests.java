package dev.kith.feed.publication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.feed.Api;
import dev.kith.test.OpenApi;
import dev.kith.test.ServiceTest;
import java.time.Instant;
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
class PublicationIntegrationTests {

    @LocalServerPort
    private int port;

    private Api anna;
    private Api bob;

    @BeforeEach
    void createUsers() {
        anna = Api.asNewUser(port);
        bob = Api.asNewUser(port);
    }

    @Test
    void isDescribedByItsSpecification(
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        OpenApi.of("openapi.yaml").assertCoversExactly(mappings);
    }

    @Test
    void isReadByEveryUser() {
        var made = anna.publish("Sails,\nbakes bread. 🍞").is(201);

        assertThat(made.json().propertyNames()).containsExactly("id", "text", "user_id", "time_created");
        assertThat(made.json().path("text").asString()).isEqualTo("Sails,\nbakes bread. 🍞");
        assertThat(made.json().path("user_id").asString()).isEqualTo(anna.id().toString());
        assertThat(UUID.fromString(made.json().path("id").asString()).version()).isEqualTo(7);
        assertThat(Instant.parse(made.json().path("time_created").asString())).isNotNull();

        var read = bob.get(made.header("Location")).is(200);
        assertThat(read.body()).isEqualTo(made.body());
        assertThat(read.header("ETag")).isEqualTo(made.header("ETag"));
        assertThat(bob.get("/api/feed/user/" + anna.id()).is(200).body()).isEqualTo("[%s]".formatted(made.body()));
    }

    @Test
    void belongsToItsCallerAndNotToTheUserInTheBody() {
        var body = "{\"text\":\"Mine.\",\"user_id\":\"%s\",\"id\":\"%s\"}".formatted(bob.id(), UUID.randomUUID());

        anna.send("POST", "/api/feed/", body, Map.of()).is(201);

        assertThat(anna.own()).hasSize(1);
        assertThat(bob.own()).isEmpty();
    }

    @Test
    void isEditedOnlyByItsAuthor() {
        var id = anna.published("Sails.");

        bob.edit(id, "Bakes.").isProblem(404, "publication not found");
        anna.edit(id, "Bakes.").is(204);

        assertThat(anna.get("/api/feed/" + id).json().path("text").asString()).isEqualTo("Bakes.");
        anna.edit(UUID.randomUUID().toString(), "Bakes.").isProblem(404, "publication not found");
    }

    @Test
    void isNotEditedIfIfMatchHasAnEarlierVersion() {
        var made = anna.publish("Sails.").is(201);
        var path = made.header("Location");
        anna.send("PUT", path, Api.text("Sails again."), Map.of("If-Match", made.header("ETag")))
                .is(204);

        anna.send("PUT", path, Api.text("Bakes."), Map.of("If-Match", made.header("ETag")))
                .is(412);
        bob.send("PUT", path, Api.text("Bakes."), Map.of("If-Match", made.header("ETag")))
                .is(404);

        var current = anna.get(path);
        assertThat(current.json().path("text").asString()).isEqualTo("Sails again.");
        assertThat(current.json().path("time_created")).isEqualTo(made.json().path("time_created"));
        anna.send("PUT", path, Api.text("Bakes."), Map.of("If-Match", current.header("ETag")))
                .is(204);
    }

    @Test
    void isNotSentIfTheClientHasIt() {
        var made = anna.publish("Sails.").is(201);

        var answer = bob.get(made.header("Location"), Map.of("If-None-Match", made.header("ETag")));

        assertThat(answer.is(304).body()).isEmpty();
    }

    @Test
    void isDeletedOnlyByItsAuthorTogetherWithItsComments() {
        var id = anna.published("Sails.");
        bob.comment(id, "With how much wind?").is(201);

        bob.delete("/api/feed/" + id).isProblem(404, "publication not found");
        anna.delete("/api/feed/" + id).is(204);

        anna.get("/api/feed/" + id).isProblem(404, "ID not found");
        anna.delete("/api/feed/" + id).isProblem(404, "publication not found");
        assertThat(bob.get(Api.comments(id)).is(200).json()).isEmpty();
    }

    @Test
    void isCreatedOnceIfARequestIsRepeated() {
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var first = anna.send("POST", "/api/feed/", Api.text("Once."), key).is(201);
        var again = anna.send("POST", "/api/feed/", Api.text("Once."), key).is(201);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(anna.own()).hasSize(1);
        anna.send("POST", "/api/feed/", Api.text("Twice."), key).is(422);
        bob.send("POST", "/api/feed/", Api.text("Once."), key).is(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"\"}",
                "{\"text\":\" \\n\"}",
                "{\"text\":null}",
                "{\"text\":5}",
                "{\"text\":\"nul\\u0000l\"}",
                "{\"text\":\"\\ud800\"}",
                "{}"
            })
    void hasAText(String body) {
        var id = anna.published("Sails.");

        anna.send("POST", "/api/feed/", body, Map.of()).isInvalid("/text");
        anna.send("PUT", "/api/feed/" + id, body, Map.of()).isInvalid("/text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"text\"", "null", "5"})
    void mustBeAJsonObject(String body) {
        var id = anna.published("Sails.");

        anna.send("POST", "/api/feed/", body, Map.of()).is(400);
        anna.send("PUT", "/api/feed/" + id, body, Map.of()).is(400);
    }

    @Test
    void hasAtMostFiveThousandCharactersOfAnyScript() {
        // Escapes are the longest form of a character in JSON.
        var escaped = "{\"text\":\"%s\"}".formatted("\\ud83c\\udf5e".repeat(5_000));

        var made = anna.send("POST", "/api/feed/", escaped, Map.of()).is(201);

        assertThat(made.json().path("text").asString()).isEqualTo("🍞".repeat(5_000));
        anna.publish("🍞".repeat(5_001)).isInvalid("/text");
        anna.publish("x".repeat(64 * 1024)).is(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "image/png"})
    void isReadAsJsonOfAnyContentType(String contentType) {
        var body = "{\"text\":\"Sails.\",\"unknown\":{}} trailing";

        anna.send("POST", "/api/feed/", body, Map.of("Content-Type", contentType))
                .is(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "1", "no-uuid", "user", "comment"})
    void isNotFoundByAnUnknownId(String id) {
        anna.get("/api/feed/" + id).isProblem(404, "ID not found");
        anna.edit(id, "Sails.").is(404);
        anna.delete("/api/feed/" + id).is(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "no-uuid", "comment"})
    void isEmptyForAnUnknownUser(String user) {
        assertThat(anna.get("/api/feed/user/" + user).is(200).body()).isEqualTo("[]");
    }

    @Test
    void isPublishedOnlyAtItsPath() {
        var refused = anna.send("POST", "/api/feed/" + UUID.randomUUID(), Api.text("Sails."), Map.of())
                .is(405);

        assertThat(refused.header("Allow")).contains("GET", "PUT", "DELETE");
        assertThat(anna.own()).isEmpty();
    }

    @Test
    void refusesAForgedIdentity() {
        var forged = Map.of("X-User-ID", UUID.randomUUID().toString());

        anna.get("/api/feed/", forged).is(401);
        anna.send("POST", "/api/feed/", Api.text("Forged."), forged).is(401);
        anna.get("/api/feed/", Map.of("X-Identity", "forged")).is(401);
    }
}
