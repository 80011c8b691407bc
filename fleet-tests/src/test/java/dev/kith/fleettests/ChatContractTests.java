package dev.kith.fleettests;

import static dev.kith.fleettests.LongAwait.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.test.client.TestResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contract of messages over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChatContractTests {

    private Person alice;
    private Person bob;
    private Person eve;

    @BeforeAll
    void registerThreePeople() {
        alice = Person.register();
        bob = Person.register();
        eve = Person.register();
        awaitInChat(alice, bob, eve);
    }

    /** Chat gets users by events, and refuses a message to a user that it does not have yet. */
    static void awaitInChat(Person... people) {
        for (var person : people) {
            var note = "{\"receiver\":\"%s\",\"text\":\"note\",\"client_id\":\"known\"}".formatted(person.id());
            await().until(() -> person.api().post("/api/chat/", note).status() == 201);
        }
    }

    @Test
    void sentMessageIsAnsweredWith201() {
        var answer = alice.api().post("/api/chat/", message(bob, "hello bob")).is(201);

        assertThat(answer.header("Content-Type")).startsWith("application/json");
        var message = answer.json();
        assertThat(UUID.fromString(message.path("id").asString()).version()).isEqualTo(7);
        assertThat(message.path("text").asString()).isEqualTo("hello bob");
        assertThat(message.path("sender").asString()).isEqualTo(alice.id().toString());
        assertThat(message.path("receiver").asString()).isEqualTo(bob.id().toString());
        assertThat(message.path("timeSent").asString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{0,5}[1-9])?Z");
        var location = answer.header("Location");
        assertThat(location).endsWith("/api/chat/" + message.path("id").asString());
        assertThat(answer.header("ETag"))
                .isNotEmpty()
                .isEqualTo(alice.api().get(location).is(200).header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" a ", "\na\n", "🍞", "e\u0301", "👩\u200d👩"})
    void messageTextIsKeptUnchanged(String text) {
        var path = "/api/chat/" + send(alice, bob, text).path("id").asString();

        assertThat(bob.api().get(path).is(200).json().path("text").asString()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "\u00a0", "\u200b", "\u3164", "\u2800"})
    void messageInWhichNothingCanBeSeenIsRefused(String text) {
        alice.api()
                .post(
                        "/api/chat/",
                        "{\"receiver\":\"%s\",\"text\":\"%s\"}".formatted(bob.id(), text.replace("\n", "\\n")))
                .isInvalid("/text");
    }

    @Test
    void messageIsReadableByItsTwoPeersOnly() {
        var sent = send(alice, bob, "between us");
        var path = "/api/chat/" + sent.path("id").asString();

        assertThat(alice.api().get(path).is(200).json().path("text").asString()).isEqualTo("between us");
        var received = bob.api().get(path).is(200).json();
        assertThat(received.path("timeSent").asString())
                .isEqualTo(sent.path("timeSent").asString());
        eve.api().get(path).isProblem(404, "ID not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-7000-8000-000000000000", "not-an-id", "1"})
    void unknownMessageIs404(String id) {
        alice.api().get("/api/chat/" + id).isProblem(404, "ID not found");
        alice.api().put("/api/chat/" + id, "{\"text\":\"x\"}").is(404);
        alice.api().delete("/api/chat/" + id).is(404);
    }

    @Test
    void messageIsEditedAndDeletedByItsSenderOnly() {
        var path = "/api/chat/" + send(alice, bob, "frist").path("id").asString();

        bob.api().put(path, "{\"text\":\"mine\"}").isProblem(404, "message not found");
        alice.api().put(path, "{\"text\":\"first\"}").is(204).isEmpty();
        assertThat(bob.api().get(path).json().path("text").asString()).isEqualTo("first");
        bob.api().delete(path).isProblem(404, "message not found");
        alice.api().delete(path).is(204).isEmpty();
        bob.api().get(path).isProblem(404, "ID not found");
        alice.api().delete(path).isProblem(404, "message not found");
    }

    @Test
    void editWithStaleETagIsRefused() {
        var path = "/api/chat/" + send(alice, bob, "one").path("id").asString();
        var tag = alice.api().get(path).header("ETag");

        alice.api().with("If-Match", tag).put(path, "{\"text\":\"two\"}").is(204);
        alice.api().with("If-Match", tag).put(path, "{\"text\":\"three\"}").is(412);
        assertThat(bob.api().get(path).json().path("text").asString()).isEqualTo("two");
    }

    @Test
    void conversationHoldsBothDirectionsOldestFirst() {
        var mallory = Person.register();
        awaitInChat(mallory);
        send(alice, mallory, "a1");
        send(mallory, alice, "m1");
        send(alice, mallory, "a2");

        for (var reader : new Person[] {alice, mallory}) {
            var peer = reader.equals(alice) ? mallory : alice;
            var list = reader.api()
                    .get("/api/chat/conversation/" + peer.id())
                    .is(200)
                    .json();
            assertThat(list)
                    .extracting(message -> message.path("text").asString())
                    .containsExactly("a1", "m1", "a2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-7000-8000-000000000000", "no-uuid"})
    void conversationWithUnknownPeerIsEmpty(String peer) {
        assertThat(alice.api()
                        .get("/api/chat/conversation/" + peer)
                        .is(200)
                        .body()
                        .strip())
                .isEqualTo("[]");
    }

    @Test
    void allMessagesSentOrReceivedAreOldestFirst() {
        var carol = Person.register();
        assertThat(carol.api().get("/api/chat/conversation").is(200).body().strip())
                .isEqualTo("[]");
        awaitInChat(carol);
        send(carol, alice, "c1");
        send(bob, carol, "b1");
        send(carol, carol, "note");

        var list = carol.api().get("/api/chat/conversation").is(200).json();
        assertThat(list)
                .extracting(message -> message.path("text").asString())
                .containsExactly("note", "c1", "b1", "note");
    }

    @Test
    void newestPageComesFirstAndLinksToOlderPages() {
        var dave = Person.register();
        awaitInChat(dave);
        for (var number = 1; number <= 5; number++) {
            send(dave, bob, "d" + number);
        }
        var path = "/api/chat/conversation/" + bob.id() + "?limit=2";

        var newest = dave.api().get(path).is(200);
        assertThat(newest.json()).extracting(m -> m.path("text").asString()).containsExactly("d4", "d5");
        var older = dave.api().get(newest.next()).is(200);
        assertThat(older.json()).extracting(m -> m.path("text").asString()).containsExactly("d2", "d3");
        var oldest = dave.api().get(older.next()).is(200);
        assertThat(oldest.json()).extracting(m -> m.path("text").asString()).containsExactly("d1");
        assertThat(oldest.header("Link")).isEmpty();
    }

    @Test
    void conversationListHasOneRowForEachPeer() {
        var frank = Person.register();
        awaitInChat(frank);
        send(alice, frank, "one");
        send(alice, frank, "two");
        send(bob, frank, "three");

        var rows = frank.api().get("/api/chat/conversations").is(200).json();
        assertThat(rows).hasSize(3); // bob, alice, and the note to oneself
        var newest = rows.path(0);
        assertThat(newest.toString()).contains(bob.id().toString(), "three");
        assertThat(newest.path("unread").asInt()).isEqualTo(1);
        assertThat(rows.path(1).path("unread").asInt()).isEqualTo(2);
        assertThat(rows.path(2).path("unread").asInt()).isZero();
    }

    @Test
    void retriedPostSendsOneMessage() {
        var key = UUID.randomUUID().toString();
        var api = alice.api().with("Idempotency-Key", key);

        var first = api.post("/api/chat/", message(bob, "once")).is(201).json();
        var second = api.post("/api/chat/", message(bob, "once")).is(201).json();
        assertThat(second.path("id").asString()).isEqualTo(first.path("id").asString());
        api.post("/api/chat/", message(bob, "another")).is(422);
    }

    @Test
    void repeatedClientIdIsTheSameMessage() {
        var body = "{\"receiver\":\"%s\",\"text\":\"c\",\"client_id\":\"%s\"}".formatted(bob.id(), UUID.randomUUID());

        var first = alice.api().post("/api/chat/", body).is(201).json();
        assertThat(alice.api()
                        .post("/api/chat/", body)
                        .is(201)
                        .json()
                        .path("id")
                        .asString())
                .isEqualTo(first.path("id").asString());
    }

    @Test
    void invalidMessageNamesTheField() {
        var api = alice.api();
        assertNamed(api.post("/api/chat/", "{\"text\":\"x\"}"), "/receiver");
        assertNamed(
                api.post("/api/chat/", "{\"receiver\":\"%s\",\"text\":\"x\"}".formatted(UUID.randomUUID())),
                "/receiver");
        assertNamed(api.post("/api/chat/", message(bob, "")), "/text");
        assertNamed(api.post("/api/chat/", message(bob, "x".repeat(4_001))), "/text");
        api.post("/api/chat/", message(bob, "x".repeat(4_000))).is(201);
        api.post("/api/chat/", "{").is(400);
        api.post("/api/chat/", "").is(400);
        api.put("/api/chat/" + send(alice, bob, "x").path("id").asString(), "{\"text\":5}")
                .is(400);
    }

    @ParameterizedTest
    @CsvSource({"GET,/api/chat/conversation/", "GET,/api/chat/nothing/at/all"})
    void unknownChatPathIs404(String method, String path) {
        alice.api().send(method, path, "").is(404);
    }

    @Test
    void wrongMethodIs405() {
        assertThat(alice.api().get("/api/chat/").is(405).header("Allow")).isEqualTo("POST");
        alice.api().send("PATCH", "/api/chat/" + UUID.randomUUID(), "").is(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/chat/conversation", "/api/chat/conversations", "/api/chat/ws"})
    void chatRequiresAToken(String path) {
        Fleet.anonymous().get(path).isProblem(401, "Missing authorization token");
    }

    @Test
    void socketPathWithoutUpgradeIs400() {
        alice.api().get("/api/chat/ws").is(400);
    }

    private static void assertNamed(TestResponse answer, String pointer) {
        answer.is(400);
        assertThat(answer.json().path("errors").path(0).path("pointer").asString())
                .isEqualTo(pointer);
    }

    private static JsonNode send(Person from, Person to, String text) {
        return from.api().post("/api/chat/", message(to, text)).is(201).json();
    }

    private static String message(Person receiver, String text) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("receiver", receiver.id().toString())
                .put("text", text)
                .toString();
    }
}
