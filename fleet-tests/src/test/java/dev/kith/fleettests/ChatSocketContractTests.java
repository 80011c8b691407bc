package dev.kith.fleettests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.test.client.WebSocketClient;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The protocol of the earlier backend, which a client speaks that asks for no subprotocol. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChatSocketContractTests {

    private Person alice;
    private Person bob;

    @BeforeAll
    void registerTwoPeople() {
        alice = Person.register();
        bob = Person.register();
        ChatContractTests.awaitInChat(alice, bob);
    }

    @Test
    void greetingIsAPlainWord() {
        try (var socket = ChatSockets.openLegacy(alice)) {
            assertThat(socket.text()).isEqualTo("connected");
            assertThat(socket.subprotocol()).isEmpty();
        }
    }

    @Test
    void messageReachesEverySocketOfBothPeers() {
        try (var desk = greeted(alice);
                var phone = greeted(alice);
                var bobs = greeted(bob)) {
            desk.send(chatSend(bob, "hi"));

            for (var socket : new WebSocketClient[] {desk, phone, bobs}) {
                var frame = socket.next("chat.message");
                assertThat(frame.path("payload").path("receiver").asString())
                        .isEqualTo(bob.id().toString());
                assertThat(frame.path("payload").path("text").asString()).isEqualTo("hi");
                assertThat(frame.path("sender").asString()).isEqualTo(alice.id().toString());
                assertThat(frame.path("seq").isIntegralNumber()).isTrue();
                assertIsTheKeptMessage(frame);
            }
        }
    }

    @Test
    void messageToOneselfArrivesTwice() {
        try (var socket = greeted(alice)) {
            socket.send(chatSend(alice, "note"));

            var first = socket.next("chat.message");
            assertThat(socket.next("chat.message")).isEqualTo(first);
            assertThat(socket.poll(Duration.ofSeconds(1))).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                                     | invalid json",
                "no json                                               | invalid json",
                "{\"type\":\"chat.send\"}                              | invalid chat payload",
                "{\"type\":\"chat.send\",\"payload\":\"x\"}            | invalid chat payload",
                "{\"type\":\"chat.send\",\"payload\":{\"text\":5}}     | invalid chat payload",
                "{\"type\":\"chat.send\",\"payload\":{}}               | receiver and text required",
                "{\"type\":\"chat.send\",\"payload\":{\"text\":\"x\"}} | receiver and text required",
                "{\"type\":\"chat.shout\",\"payload\":{}}              | unknown message type",
                "{}                                                    | unknown message type"
            })
    void invalidFrameIsAnErrorAndTheSocketStaysOpen(String frame, String error) {
        try (var socket = greeted(alice)) {
            socket.send(frame.strip());

            var answer = socket.next("chat.error");
            assertThat(answer.path("error").asString()).isEqualTo(error);
            assertThat(answer.path("timestamp").asString()).endsWith("Z");
            assertLives(socket);
        }
    }

    @Test
    void refusedMessageIsAnErrorAndTheSocketStaysOpen() {
        try (var socket = greeted(alice)) {
            socket.send(chatSend(bob, ""));
            assertThat(socket.next("chat.error").path("error").asString()).isEqualTo("receiver and text required");
            socket.send(chatSend(bob, "x".repeat(4_001)));
            assertThat(socket.next("chat.error").path("error").asString()).isNotEmpty();
            socket.send(chatSend(UUID.randomUUID().toString(), "x"));
            assertThat(socket.next("chat.error").path("error").asString()).isNotEmpty();
            socket.send(chatSend("not-an-id", "x"));
            assertThat(socket.next("chat.error").path("error").asString()).isNotEmpty();
            assertLives(socket);
        }
    }

    @Test
    void cookieOpensASocketFromAnAllowedOriginOnly() {
        var cookie = "auth_token=" + alice.token() + "; jwt=Bearer " + alice.token();
        try (var socket = ChatSockets.open(Map.of("Cookie", cookie, "Origin", "http://localhost:3000"))) {
            assertThat(socket.text()).isEqualTo("connected");
        }
        assertThat(ChatSockets.refusal(Map.of("Cookie", cookie))).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://localhost:3000.evil.example",
                "https://localhost:3000",
                "http://localhost:3001",
                "http://LOCALHOST:3000",
                "null"
            })
    void foreignOriginOpensASocketWithATokenButNotWithACookie(String origin) {
        var cookie = "jwt=Bearer " + alice.token();
        assertThat(ChatSockets.refusal(Map.of("Cookie", cookie, "Origin", origin)))
                .isEqualTo(403);
        try (var socket = ChatSockets.open(Map.of("Authorization", "Bearer " + alice.token(), "Origin", origin))) {
            assertThat(socket.text()).isEqualTo("connected");
        }
    }

    @Test
    void legacySocketWithoutATokenIsRefused() {
        assertThat(ChatSockets.refusal(Map.of())).isEqualTo(401);
    }

    private static WebSocketClient greeted(Person person) {
        var socket = ChatSockets.openLegacy(person);
        assertThat(socket.text()).isEqualTo("connected");
        return socket;
    }

    private static String chatSend(Person receiver, String text) {
        return chatSend(receiver.id().toString(), text);
    }

    private static String chatSend(String receiver, String text) {
        return "{\"type\":\"chat.send\",\"payload\":{\"receiver\":\"%s\",\"text\":\"%s\"}}".formatted(receiver, text);
    }

    private void assertLives(WebSocketClient socket) {
        socket.send(chatSend(bob, "still here"));
        assertThat(socket.next("chat.message").path("payload").path("text").asString())
                .isEqualTo("still here");
    }

    private void assertIsTheKeptMessage(JsonNode frame) {
        var kept = bob.api()
                .get("/api/chat/" + frame.path("id").asString())
                .is(200)
                .json();
        assertThat(kept.path("timeSent").asString())
                .isEqualTo(frame.path("timestamp").asString());
    }
}
