package dev.kith.chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.chat.Users;
import dev.kith.chat.conversation.Conversations;
import dev.kith.chat.message.Messages;
import dev.kith.test.ServiceTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class LegacyProtocolIntegrationTests {

    @Autowired
    private Messages messages;

    @Autowired
    private Conversations conversations;

    @LocalServerPort
    private int port;

    private SocketClient anna;
    private SocketClient bob;

    @BeforeEach
    void open(@Autowired JdbcClient jdbc) {
        var users = new Users(jdbc);
        anna = SocketClient.ofLegacy(users.add(), port);
        bob = SocketClient.ofLegacy(users.add(), port);
    }

    @AfterEach
    void close() {
        anna.close();
        bob.close();
    }

    @Test
    void pushesAMessageToEverySocketOfBothUsers() {
        try (var bobsPhone = SocketClient.ofLegacy(bob.user(), port);
                var annasPhone = SocketClient.ofLegacy(anna.user(), port)) {
            anna.say(bob.user(), "hello");

            for (var socket : List.of(bob, bobsPhone, anna, annasPhone)) {
                var frame = socket.next("chat.message");
                var kept = conversations
                        .message(UUID.fromString(frame.path("id").asString()))
                        .orElseThrow();
                assertThat(frame.propertyNames())
                        .containsExactly("type", "timestamp", "id", "payload", "sender", "seq");
                assertThat(Instant.parse(frame.path("timestamp").asString())).isEqualTo(kept.timeSent());
                assertThat(frame.path("payload").propertyNames()).containsExactly("receiver", "text");
                assertThat(frame.path("payload").path("receiver").asString())
                        .isEqualTo(bob.user().toString());
                assertThat(frame.path("payload").path("text").asString()).isEqualTo("hello");
                assertThat(frame.path("sender").asString())
                        .isEqualTo(anna.user().toString());
                assertThat(frame.path("seq").asLong()).isEqualTo(1);
            }
        }
    }

    @Test
    void pushesANoteToOneselfTwice() {
        anna.say(anna.user(), "milk");
        anna.say(bob.user(), "hello");

        assertThat(anna.next("chat.message")).isEqualTo(anna.next("chat.message"));
        assertThat(anna.next("chat.message").path("payload").path("text").asString())
                .isEqualTo("hello");
    }

    @Test
    void storesAMessageOnceForAClientIdThatOnlyItsSenderSees() {
        var message = Map.of("receiver", bob.user(), "text", "hello", "client_id", "a-1");
        anna.send("chat.send", message);
        anna.send("chat.send", message);
        anna.say(bob.user(), "next");

        assertThat(anna.next("chat.message").path("client_id").asString()).isEqualTo("a-1");
        assertThat(anna.next("chat.message").path("seq").asLong()).isEqualTo(2);
        assertThat(bob.next("chat.message").has("client_id")).isFalse();
        assertThat(bob.next("chat.message").path("seq").asLong()).isEqualTo(2);
    }

    @Test
    void receivesMessagesAlone() {
        anna.say(bob.user(), "helo");
        var id = UUID.fromString(bob.next("chat.message").path("id").asString());
        anna.next("chat.message");

        messages.edit(anna.user(), id, "hello");
        messages.read(bob.user(), anna.user(), 1);
        messages.delete(anna.user(), id);
        anna.say(bob.user(), "next");

        for (var socket : List.of(anna, bob)) {
            assertThat(socket.next("chat.message").path("payload").path("text").asString())
                    .isEqualTo("next");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                                        | invalid json",
                "hello                                                    | invalid json",
                "null                                                     | invalid json",
                "[]                                                       | invalid json",
                "{\"type\":7}                                             | invalid json",
                "{}                                                       | unknown message type",
                "{\"type\":\"chat.shout\",\"payload\":{}}                 | unknown message type",
                "{\"type\":\"chat.send\"}                                 | invalid chat payload",
                "{\"type\":\"chat.send\",\"payload\":null}                | invalid chat payload",
                "{\"type\":\"chat.send\",\"payload\":\"hello\"}           | invalid chat payload",
                "{\"type\":\"chat.send\",\"payload\":{\"text\":7}}        | invalid chat payload",
                "{\"type\":\"chat.send\",\"payload\":{}}                  | receiver and text required",
                "{\"type\":\"chat.send\",\"payload\":{\"text\":\"hello\"}}| receiver and text required",
                "{\"type\":\"chat.send\",\"payload\":{\"receiver\":\"7\",\"text\":\"\"}}| receiver and text required"
            })
    void answersWithTheKnownTextAndStaysOpen(String frame, String error) {
        anna.send(frame);

        var answer = anna.next("chat.error");
        assertThat(answer.propertyNames()).containsExactly("type", "timestamp", "error");
        assertThat(answer.path("error").asString()).isEqualTo(error);
        livesOn();
    }

    @Test
    void addsAProblemWhereThereIsNoKnownText() {
        anna.say(UUID.randomUUID(), "hello");
        var unknown = anna.next("chat.error");
        anna.say(bob.user(), "x".repeat(4_001));
        var tooLong = anna.next("chat.error");

        assertThat(unknown.path("problem")
                        .path("errors")
                        .path(0)
                        .path("pointer")
                        .asString())
                .isEqualTo("/receiver");
        assertThat(unknown.path("error").asString()).startsWith("there is no user");
        assertThat(tooLong.path("problem").path("type").asString()).isEqualTo("urn:kith:problem:invalid-request");
        assertThat(tooLong.path("error").asString()).isEqualTo("the text has 4001 characters, expected at most 4000");
        livesOn();
    }

    private void livesOn() {
        anna.say(bob.user(), "still here");
        assertThat(anna.next("chat.message").path("payload").path("text").asString())
                .isEqualTo("still here");
    }
}
