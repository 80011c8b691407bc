package dev.kith.chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.chat.Users;
import dev.kith.chat.message.Messages;
import dev.kith.chat.message.NewMessage;
import dev.kith.test.ServiceTest;
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
import tools.jackson.databind.JsonNode;

@ServiceTest
class V1ProtocolIntegrationTests {

    @Autowired
    private Messages messages;

    @LocalServerPort
    private int port;

    private SocketClient anna;
    private SocketClient bob;

    @BeforeEach
    void open(@Autowired JdbcClient jdbc) {
        var users = new Users(jdbc);
        anna = SocketClient.ofV1(users.add(), port);
        bob = SocketClient.ofV1(users.add(), port);
        anna.next("chat.connected");
        bob.next("chat.connected");
    }

    @AfterEach
    void close() {
        anna.close();
        bob.close();
    }

    @Test
    void greetsWithTheEndOfTheStream() {
        anna.say(bob.user(), "hello").skipTo("chat.ack");

        try (var phone = SocketClient.ofV1(anna.user(), port)) {
            var greeting = phone.next("chat.connected");
            assertThat(greeting.path("position").asLong()).isEqualTo(1);
            assertThat(greeting.path("user").asString()).isEqualTo(anna.user().toString());
        }
    }

    @Test
    void acknowledgesAMessageAfterItIsStored() {
        var message = Map.of("receiver", bob.user(), "text", "hello", "client_id", "a-1");
        anna.send(
                "{\"type\":\"chat.send\",\"ref\":\"r1\",\"payload\":{\"receiver\":\"%s\",\"text\":\"hello\",\"client_id\":\"a-1\"}}"
                        .formatted(bob.user()));
        var first = anna.skipTo("chat.ack");
        var second = anna.send("chat.send", message).skipTo("chat.ack");

        assertThat(first.propertyNames()).containsExactly("type", "ref", "id", "seq", "time", "client_id", "repeated");
        assertThat(first.path("ref").asString()).isEqualTo("r1");
        assertThat(first.path("repeated").asBoolean()).isFalse();
        assertThat(second.path("repeated").asBoolean()).isTrue();
        assertThat(second.path("id")).isEqualTo(first.path("id"));
        assertThat(second.path("seq")).isEqualTo(first.path("seq"));
        assertThat(second.path("time")).isEqualTo(first.path("time"));
    }

    @Test
    void pushesEveryChangeToAllDevicesOfBothUsers() {
        try (var phone = SocketClient.ofV1(anna.user(), port)) {
            phone.next("chat.connected");
            phone.send("chat.resume", Map.of("after", 0)).next("chat.resumed");
            var id = anna.say(bob.user(), "helo").skipTo("chat.ack").path("id").asString();
            bob.send("chat.delivered", Map.of("peer", anna.user(), "seq", 1));
            anna.send("chat.edit", Map.of("id", id, "text", "hello")).skipTo("chat.edited");
            bob.send("chat.read", Map.of("peer", anna.user(), "seq", 1)).skipTo("chat.read");
            anna.send("chat.delete", Map.of("id", id));

            for (var socket : new SocketClient[] {bob, phone}) {
                var deleted = socket.skipTo("chat.deleted");
                assertThat(deleted.path("id").asString()).isEqualTo(id);
                assertThat(deleted.path("position").asLong()).isEqualTo(5);
            }
        }
    }

    @Test
    void pushesAFrameForEachKindOfChange() {
        var sent = anna.say(bob.user(), "helo").skipTo("chat.ack");
        var id = sent.path("id").asString();
        var message = bob.next("chat.message");
        anna.send("chat.edit", Map.of("id", id, "text", "hello"));
        var edited = bob.next("chat.edited");
        bob.send("chat.delivered", Map.of("peer", anna.user(), "seq", 1));
        var delivered = bob.next("chat.delivered");
        bob.send("chat.read", Map.of("peer", anna.user(), "seq", 1));
        var read = bob.next("chat.read");
        anna.send("chat.delete", Map.of("id", id));
        var deleted = bob.next("chat.deleted");

        assertThat(message.propertyNames())
                .containsExactly("type", "timestamp", "id", "payload", "sender", "seq", "position");
        assertThat(message.path("payload").path("text").asString()).isEqualTo("helo");
        assertThat(edited.path("payload").path("text").asString()).isEqualTo("hello");
        assertThat(edited.path("timestamp")).isEqualTo(message.path("timestamp"));
        assertThat(edited.has("time_edited")).isTrue();
        assertThat(delivered.path("receiver").asString()).isEqualTo(bob.user().toString());
        assertThat(read.path("reader").asString()).isEqualTo(bob.user().toString());
        assertThat(read.path("seq").asLong()).isEqualTo(1);
        assertThat(deleted.path("id").asString()).isEqualTo(id);
        assertThat(new JsonNode[] {message, edited, delivered, read, deleted})
                .extracting(frame -> frame.path("position").asLong())
                .containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void pushesChangesThatAreMadeOverHttp() {
        messages.send(anna.user(), new NewMessage(bob.user().toString(), "hello", null));

        assertThat(bob.next("chat.message").path("payload").path("text").asString())
                .isEqualTo("hello");
    }

    @Test
    void acknowledgesOtherFramesThatHaveARef() {
        anna.say(bob.user(), "hello").skipTo("chat.ack");
        bob.send("{\"type\":\"chat.read\",\"ref\":\"r7\",\"payload\":{\"peer\":\"%s\",\"seq\":1}}"
                .formatted(anna.user()));

        var ack = bob.skipTo("chat.ack");
        assertThat(ack.propertyNames()).containsExactly("type", "ref");
        assertThat(ack.path("ref").asString()).isEqualTo("r7");
    }

    @Test
    void acceptsARefOf64Characters() {
        var read = "{\"type\":\"chat.read\",\"ref\":\"%s\",\"payload\":{\"peer\":\"%s\",\"seq\":1}}";
        anna.say(bob.user(), "hello").skipTo("chat.ack");

        bob.send(read.formatted("😀".repeat(64), anna.user()));
        assertThat(bob.skipTo("chat.ack").path("ref").asString()).isEqualTo("😀".repeat(64));

        bob.send(read.formatted("😀".repeat(65), anna.user()));
        assertThat(bob.skipTo("error").toString()).contains("expected at most 64 characters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello                                                                 | ''",
                "{}                                                                    | /type",
                "{\"type\":\"chat.read\",\"ref\":\"\\ud800\"}                               | ''",
                "{\"type\":\"chat.shout\",\"payload\":{}}                              | /type",
                "{\"type\":\"chat.send\"}                                              | /payload",
                "{\"type\":\"chat.send\",\"payload\":{\"receiver\":\"bob\",\"text\":\"hi\"}} | /payload/receiver",
                "{\"type\":\"chat.read\",\"payload\":{\"seq\":1}}                      | /payload/peer",
                "{\"type\":\"chat.read\",\"payload\":{\"seq\":\"one\"}}                | /payload",
                "{\"type\":\"chat.resume\",\"payload\":{}}                             | /payload/after"
            })
    void answersWithAProblemAndStaysOpen(String frame, String pointer) {
        anna.send(frame);

        var error = anna.next("error");
        assertThat(error.path("problem").path("status").asInt()).isEqualTo(400);
        assertThat(error.path("problem").path("errors").path(0).path("pointer").asString())
                .isEqualTo(pointer);
        anna.say(bob.user(), "still here").skipTo("chat.ack");
    }

    @Test
    void repeatsTheRefOfAFrameThatItRefuses() {
        anna.send("{\"type\":\"chat.delete\",\"ref\":\"r9\",\"payload\":{\"id\":\"%s\"}}".formatted(UUID.randomUUID()));

        var error = anna.next("error");
        assertThat(error.path("ref").asString()).isEqualTo("r9");
        assertThat(error.path("problem").path("detail").asString()).isEqualTo("message not found");
    }
}
