package dev.kith.chat.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.chat.Api;
import dev.kith.chat.Users;
import dev.kith.test.OpenApi;
import dev.kith.test.ServiceTest;
import dev.kith.test.client.TestResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@ServiceTest
class MessageIntegrationTests {

    private Api anna;
    private Api bob;
    private Api carol;

    @BeforeEach
    void meet(@Autowired JdbcClient jdbc, @LocalServerPort int port) {
        var users = new Users(jdbc);
        anna = Api.as(users.add(), port);
        bob = Api.as(users.add(), port);
        carol = Api.as(users.add(), port);
    }

    @Test
    void isDescribedByTheSpecification(
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        OpenApi.of("openapi.yaml").assertCoversExactly(mappings);
    }

    @Test
    void isSent() {
        var sent = anna.send(bob, "hello").is(201);

        assertThat(sent.json().propertyNames()).containsExactly("id", "text", "sender", "receiver", "timeSent", "seq");
        assertThat(sent.text("text")).isEqualTo("hello");
        assertThat(sent.text("sender")).isEqualTo(anna.id().toString());
        assertThat(sent.text("receiver")).isEqualTo(bob.id().toString());
        assertThat(sent.json().path("seq").asLong()).isEqualTo(1);
        assertThat(sent.header("Location")).isEqualTo("/api/chat/" + sent.text("id"));
        assertThat(anna.get(sent.header("Location")).is(200).body()).isEqualTo(sent.body());
    }

    @Test
    void showsItsClientIdOnlyToItsSender() {
        var sent = anna.send(message("hello", "a-1")).is(201);

        assertThat(sent.text("client_id")).isEqualTo("a-1");
        assertThat(anna.message(sent.text("id")).text("client_id")).isEqualTo("a-1");
        assertThat(bob.message(sent.text("id")).json().has("client_id")).isFalse();
        assertThat(bob.get("/api/chat/conversation").body()).doesNotContain("a-1");
    }

    @Test
    void isSentOnceUnderItsClientIdOrItsIdempotencyKey() {
        var first = anna.send(message("hello", "a-1")).is(201);
        var body = "{\"receiver\":\"%s\",\"text\":\"hello\",\"client_id\":\"a-1\"}".formatted(bob.id());
        var key = Map.of("Idempotency-Key", "once");

        assertThat(anna.send(message("hello", "a-1")).is(201).body()).isEqualTo(first.body());
        assertThat(anna.json("POST", "/api/chat/", body, key).is(201).body()).isEqualTo(first.body());
        assertThat(anna.json("POST", "/api/chat/", body, key).is(201).header("Idempotency-Replayed"))
                .isEqualTo("true");
        assertThat(bob.get("/api/chat/conversation").json()).hasSize(1);
    }

    @Test
    void hasOneToFourThousandCharacters() {
        anna.send(bob, "\uD83D\uDC4B".repeat(4_000)).is(201);
        anna.send(bob, " ").is(400);
        anna.send(bob, "\u200b\u3164").is(400);

        anna.send(bob, "x".repeat(4_001)).isInvalid("/text");
        anna.send(bob, "").isInvalid("/text");
        anna.send(Map.of("receiver", bob.id().toString())).isInvalid("/text");
        anna.send(bob, "a\0b").isInvalid("/text");
        raw("{\"receiver\":\"%s\",\"text\":\"\\ud83d\"}".formatted(bob.id())).isInvalid("/text");
        raw("{\"receiver\":\"%s\",\"text\":7}".formatted(bob.id())).isInvalid("/text");
        raw("{").is(400);
    }

    @Test
    void hasAReceiverWhoExists() {
        anna.send(Map.of("text", "hello")).isInvalid("/receiver");
        anna.send(Map.of("receiver", "bob", "text", "hello")).isInvalid("/receiver");
        anna.send(Map.of("receiver", UUID.randomUUID().toString(), "text", "hello"))
                .isInvalid("/receiver");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "ä", "12345678901234567890123456789012345678901234567890123456789012345"})
    void hasAClientIdOfPrintableCharacters(String clientId) {
        anna.send(message("hello", clientId)).isInvalid("/client_id");
    }

    @Test
    void isReadByItsTwoUsersOnly() {
        var id = anna.send(bob, "hello").text("id");

        assertThat(bob.message(id).is(200).body()).isEqualTo(anna.message(id).body());
        carol.message(id).isProblem(404, "ID not found");
        anna.message(UUID.randomUUID().toString()).isProblem(404, "ID not found");
        anna.message("no-uuid").isProblem(404, "ID not found");
    }

    @Test
    void isEditedByItsSenderOnly() {
        var id = anna.send(bob, "helo").text("id");
        var read = anna.message(id);

        anna.edit(id, "hello").is(204);

        var edited = bob.message(id).is(200);
        assertThat(edited.text("text")).isEqualTo("hello");
        assertThat(edited.json().has("timeEdited")).isTrue();
        assertThat(edited.text("timeSent")).isEqualTo(read.text("timeSent"));
        assertThat(edited.header("ETag")).isNotEqualTo(read.header("ETag"));
        bob.edit(id, "mine").isProblem(404, "message not found");
        anna.edit(UUID.randomUUID().toString(), "none").isProblem(404, "message not found");
        anna.edit(id, "").isInvalid("/text");
    }

    @Test
    void isEditedOnlyInTheVersionThatWasRead() {
        var id = anna.send(bob, "helo").text("id");
        var asRead = Map.of("If-Match", anna.message(id).header("ETag"));

        anna.json("PUT", "/api/chat/" + id, "{\"text\":\"hello\"}", asRead).is(204);
        anna.json("PUT", "/api/chat/" + id, "{\"text\":\"hullo\"}", asRead).is(412);

        assertThat(anna.message(id).text("text")).isEqualTo("hello");
        anna.get("/api/chat/" + id, Map.of("If-None-Match", anna.message(id).header("ETag")))
                .is(304);
    }

    @Test
    void isDeletedByItsSenderOnly() {
        var id = anna.send(bob, "oops").text("id");

        bob.delete(id).isProblem(404, "message not found");
        anna.delete(id).is(204);

        anna.delete(id).isProblem(404, "message not found");
        anna.message(id).isProblem(404, "ID not found");
        bob.message(id).isProblem(404, "ID not found");
        assertThat(bob.get("/api/chat/conversation").json()).isEmpty();
    }

    private Map<String, String> message(String text, String clientId) {
        return Map.of("receiver", bob.id().toString(), "text", text, "client_id", clientId);
    }

    private TestResponse raw(String body) {
        return anna.json("POST", "/api/chat/", body, Map.of());
    }
}
