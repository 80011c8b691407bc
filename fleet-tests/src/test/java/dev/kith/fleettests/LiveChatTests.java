package dev.kith.fleettests;

import static dev.kith.fleettests.LongAwait.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.test.client.WebSocketClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code kith.chat.v1}, with as many instances of chat as the fleet has. */
class LiveChatTests {

    private Person alice;
    private Person bob;

    @BeforeEach
    void registerTwoPeople() {
        alice = Person.register();
        bob = Person.register();
        ChatContractTests.awaitInChat(alice, bob);
    }

    @Test
    void greetingHoldsThePositionOfTheStream() {
        try (var socket = ChatSockets.openVersion1(alice)) {
            assertThat(socket.subprotocol()).isEqualTo(ChatSockets.V1);
            var greeting = socket.next("chat.connected");
            assertThat(greeting.path("user").asString()).isEqualTo(alice.id().toString());
            assertThat(greeting.path("position").asLong()).isEqualTo(1); // the note to oneself
        }
    }

    @Test
    void sentMessageIsAcknowledgedAndPushedToAllDevicesOfBothPeers() {
        try (var desk = listening(alice);
                var phone = listening(alice);
                var bobs = listening(bob)) {
            desk.send(chatSend(bob, "hi", "c-1", "r-1"));

            var ack = desk.skipTo("chat.ack");
            assertThat(ack.path("ref").asString()).isEqualTo("r-1");
            assertThat(ack.path("client_id").asString()).isEqualTo("c-1");
            assertThat(ack.path("repeated").asBoolean()).isFalse();
            assertThat(ack.path("time").asString()).endsWith("Z");
            for (var socket : List.of(phone, bobs)) {
                var message = socket.next("chat.message");
                assertThat(message.path("id")).isEqualTo(ack.path("id"));
                assertThat(message.path("seq")).isEqualTo(ack.path("seq"));
                assertThat(message.path("position").asLong()).isEqualTo(2);
                assertThat(message.path("sender").asString())
                        .isEqualTo(alice.id().toString());
                assertThat(message.path("payload").path("text").asString()).isEqualTo("hi");
            }
        }
    }

    @Test
    void repeatedClientIdIsTheSameMessageOnAnySocket() {
        try (var one = listening(alice);
                var other = listening(alice)) {
            one.send(chatSend(bob, "once", "same", "r"));
            var first = one.skipTo("chat.ack");
            other.send(chatSend(bob, "once", "same", "r"));
            var second = other.skipTo("chat.ack");

            assertThat(second.path("id")).isEqualTo(first.path("id"));
            assertThat(second.path("seq")).isEqualTo(first.path("seq"));
            assertThat(second.path("repeated").asBoolean()).isTrue();
        }
        assertThat(alice.api().get("/api/chat/conversation/" + bob.id()).json()).hasSize(1);
    }

    @Test
    void editsDeletionsAndReceiptsReachBothPeers() {
        try (var alices = listening(alice);
                var bobs = listening(bob)) {
            alices.send(chatSend(bob, "frist", "e-1", "r"));
            var id = alices.skipTo("chat.ack").path("id").asString();
            var seq = bobs.next("chat.message").path("seq").asLong();

            bobs.send(receipt("chat.delivered", alice, seq));
            assertThat(alices.skipTo("chat.delivered").path("seq").asLong()).isEqualTo(seq);
            bobs.send(receipt("chat.read", alice, seq));
            assertThat(alices.skipTo("chat.read").path("reader").asString())
                    .isEqualTo(bob.id().toString());
            alices.send("{\"type\":\"chat.edit\",\"ref\":\"x\",\"payload\":{\"id\":\"%s\",\"text\":\"first\"}}"
                    .formatted(id));
            assertThat(bobs.skipTo("chat.edited").path("payload").path("text").asString())
                    .isEqualTo("first");
            alices.send("{\"type\":\"chat.delete\",\"payload\":{\"id\":\"%s\"}}".formatted(id));
            assertThat(bobs.skipTo("chat.deleted").path("id").asString()).isEqualTo(id);
        }
        var row = bob.api().get("/api/chat/conversations").is(200).json().path(0);
        assertThat(row.path("unread").asInt()).isZero();
    }

    @Test
    void changesOverHttpReachSockets() {
        try (var bobs = listening(bob)) {
            var sent = alice.api()
                    .post("/api/chat/", "{\"receiver\":\"%s\",\"text\":\"by post\"}".formatted(bob.id()))
                    .is(201)
                    .json();
            assertThat(bobs.next("chat.message").path("id")).isEqualTo(sent.path("id"));
            alice.api().delete("/api/chat/" + sent.path("id").asString()).is(204);
            assertThat(bobs.next("chat.deleted").path("id")).isEqualTo(sent.path("id"));
        }
    }

    @Test
    void missedMessagesComeInOrderBeforeNewOnes() {
        for (var number = 1; number <= 250; number++) {
            var body = "{\"receiver\":\"%s\",\"text\":\"%d\"}".formatted(bob.id(), number);
            alice.api().post("/api/chat/", body).is(201);
        }
        try (var socket = ChatSockets.openVersion1(bob)) {
            assertThat(socket.next("chat.connected").path("position").asLong()).isEqualTo(251);
            socket.send("{\"type\":\"chat.resume\",\"ref\":\"r\",\"payload\":{\"after\":100}}");
            // From now on it is known where the socket is.
            assertThat(socket.next("chat.message").path("position").asLong()).isEqualTo(101);
            alice.api()
                    .post("/api/chat/", "{\"receiver\":\"%s\",\"text\":\"new\"}".formatted(bob.id()))
                    .is(201);

            for (var position = 102; position <= 251; position++) {
                var frame = socket.skipTo("chat.message");
                assertThat(frame.path("position").asLong()).isEqualTo(position);
                assertThat(frame.path("payload").path("text").asString()).isEqualTo(Integer.toString(position - 1));
            }
            var rest = List.of(socket.text(), socket.text());
            assertThat(rest)
                    .anyMatch(frame -> frame.contains("\"chat.resumed\"") && frame.contains("\"complete\":true"));
            assertThat(rest).anyMatch(frame -> frame.contains("\"new\"") && frame.contains("252"));
        }
    }

    @ParameterizedTest
    @CsvSource({"1000000", "-5"})
    void resumeAfterAnUnknownPositionIsIncomplete(long after) {
        try (var socket = ChatSockets.openVersion1(alice)) {
            socket.next("chat.connected");
            socket.send("{\"type\":\"chat.resume\",\"payload\":{\"after\":%d}}".formatted(after));

            var answer = socket.next("chat.resumed");
            assertThat(answer.path("complete").asBoolean()).isFalse();
            assertThat(answer.path("position").asLong()).isEqualTo(1);
            assertThat(answer.path("read").asString()).startsWith("/api/chat/");
        }
    }

    @Test
    void allSocketsGetAConversationInTheSameOrder() throws InterruptedException {
        var sockets = new ArrayList<WebSocketClient>();
        // Enough sockets for every instance to have some.
        for (var number = 0; number < 4; number++) {
            sockets.add(listening(alice));
            sockets.add(listening(bob));
        }
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var socket : sockets) {
                var peer = sockets.indexOf(socket) % 2 == 0 ? bob : alice;
                senders.execute(() -> {
                    for (var number = 0; number < 25; number++) {
                        socket.send(chatSend(peer, "m", UUID.randomUUID().toString(), "r"));
                    }
                });
            }
        }
        for (var socket : sockets) {
            var seqs = new ArrayList<Long>();
            while (seqs.size() < 200) {
                seqs.add(socket.skipTo("chat.message").path("seq").asLong());
            }
            assertThat(seqs).isSorted().doesNotHaveDuplicates();
            assertThat(seqs.getLast() - seqs.getFirst()).isEqualTo(199);
            socket.close();
        }
    }

    @Test
    void typingSignalReachesThePeer() {
        startConversation();
        try (var alices = listening(alice);
                var bobs = listening(bob)) {
            await().until(() -> {
                // One may be lost.
                alices.send("{\"type\":\"chat.typing\",\"payload\":{\"receiver\":\"%s\"}}".formatted(bob.id()));
                var frame = bobs.poll(Duration.ofSeconds(1));
                return frame != null
                        && frame.contains("chat.typing")
                        && frame.contains(alice.id().toString());
            });
        }
    }

    @Test
    void presenceIsSentOnSubscriptionAndOnEachChange() {
        startConversation();
        try (var alices = listening(alice)) {
            alices.send("{\"type\":\"presence.subscribe\",\"payload\":{\"users\":[\"%s\"]}}".formatted(bob.id()));
            awaitPresence(alices, false);
            var bobs = listening(bob);
            awaitPresence(alices, true);
            bobs.close();
            await().until(() -> {
                if (seesOffline(alices)) {
                    return true;
                }
                // The signal of it may be lost, so there is another one.
                listening(bob).close();
                return false;
            });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                                      | urn:kith:problem:invalid-request",
                "{\"type\":\"chat.shout\",\"payload\":{}}               | urn:kith:problem:invalid-request",
                "{\"type\":\"chat.send\",\"ref\":\"r\"}                 | urn:kith:problem:invalid-request",
                "{\"type\":\"chat.read\",\"ref\":\"r\",\"payload\":{}}  | urn:kith:problem:invalid-request",
                "{\"type\":\"chat.edit\",\"ref\":\"r\",\"payload\":{\"id\":\"00000000-0000-7000-8000-000000000000\",\"text\":\"x\"}} | urn:kith:problem:not-found"
            })
    void refusedFrameIsAProblemAndTheSocketStaysOpen(String frame, String type) {
        try (var socket = listening(alice)) {
            socket.send(frame.strip());
            var error = socket.next("error");
            assertThat(error.path("problem").path("type").asString()).isEqualTo(type);
            socket.send(chatSend(bob, "still here", "s", "r"));
            socket.skipTo("chat.ack");
        }
    }

    @Test
    void newTokenInAFrameIsAcceptedAndATokenOfAnotherUserRefused() {
        try (var socket = listening(alice)) {
            socket.send(
                    "{\"type\":\"auth.refresh\",\"ref\":\"f\",\"payload\":{\"token\":\"%s\"}}".formatted(bob.token()));
            assertThat(socket.next("error").path("ref").asString()).isEqualTo("f");
            socket.send("{\"type\":\"auth.refresh\",\"ref\":\"g\",\"payload\":{\"token\":\"%s\"}}"
                    .formatted(Person.logIn(alice.email())));
            assertThat(socket.next("chat.ack").path("ref").asString()).isEqualTo("g");
        }
    }

    private void startConversation() {
        alice.api()
                .post("/api/chat/", "{\"receiver\":\"%s\",\"text\":\"hello\"}".formatted(bob.id()))
                .is(201);
    }

    /** The socket is told that it is so with bob; it may be told the same twice before. */
    private void awaitPresence(WebSocketClient socket, boolean online) {
        JsonNode state;
        do {
            state = socket.skipTo("presence").path("users").path(0);
            assertThat(state.path("id").asString()).isEqualTo(bob.id().toString());
        } while (state.path("online").asBoolean() != online);
    }

    private boolean seesOffline(WebSocketClient socket) {
        return Stream.generate(() -> socket.poll(Duration.ofSeconds(10)))
                .takeWhile(Objects::nonNull)
                .map(JsonMapper.shared()::readTree)
                .filter(frame -> frame.path("type").asString().equals("presence"))
                .anyMatch(frame -> !frame.path("users").path(0).path("online").asBoolean());
    }

    /** Has got everything up to now, and gets what comes. */
    private static WebSocketClient listening(Person person) {
        var socket = ChatSockets.openVersion1(person);
        var position = socket.next("chat.connected").path("position").asLong();
        socket.send("{\"type\":\"chat.resume\",\"payload\":{\"after\":%d}}".formatted(position));
        assertThat(socket.next("chat.resumed").path("complete").asBoolean()).isTrue();
        return socket;
    }

    private static String receipt(String type, Person peer, long seq) {
        return "{\"type\":\"%s\",\"payload\":{\"peer\":\"%s\",\"seq\":%d}}".formatted(type, peer.id(), seq);
    }

    private static String chatSend(Person receiver, String text, String clientId, String ref) {
        return "{\"type\":\"chat.send\",\"ref\":\"%s\",\"payload\":{\"receiver\":\"%s\",\"text\":\"%s\",\"client_id\":\"%s\"}}"
                .formatted(ref, receiver.id(), text, clientId);
    }
}
