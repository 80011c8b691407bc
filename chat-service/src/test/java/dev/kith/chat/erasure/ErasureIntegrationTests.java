package dev.kith.chat.erasure;

import static dev.kith.chat.Erasing.finish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.chat.Api;
import dev.kith.chat.Erasing;
import dev.kith.chat.Events;
import dev.kith.chat.Users;
import dev.kith.database.Erasure;
import dev.kith.events.contract.UserDeleted;
import dev.kith.test.DatabaseSearch;
import dev.kith.test.ServiceTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ErasureIntegrationTests {

    private static final String TOMBSTONE = "public.people.id";

    @Autowired
    private DataSource database;

    @Autowired
    private Environment environment;

    private Erasing erasing;
    private Api anna;
    private Api bob;
    private Api carol;
    private final String text = "text " + UUID.randomUUID();

    @BeforeEach
    void meet(
            @Autowired JdbcClient jdbc,
            @Autowired Erasure erasure,
            @Autowired TransactionTemplate transaction,
            @LocalServerPort int port) {
        erasing = new Erasing(erasure, transaction);
        var users = new Users(jdbc);
        anna = Api.as(users.add(), port);
        bob = Api.as(users.add(), port);
        carol = Api.as(users.add(), port);
    }

    @Test
    void leavesOnlyThePeersConversationUnderAPseudonym() {
        anna.send(Map.of("receiver", bob.id().toString(), "text", text, "client_id", "hers"))
                .is(201);
        bob.send(Map.of("receiver", anna.id().toString(), "text", "from Bob", "client_id", "his"))
                .is(201);

        erasing.erase(anna.id());

        var conversation = conversations(bob).path(0);
        var pseudonym = conversation.path("peer").asString();
        assertThat(UUID.fromString(pseudonym).version()).isEqualTo(8);
        assertThat(conversation.path("peer_name").asString()).isEqualTo("deleted user");
        assertThat(conversation.path("unread").asLong()).isEqualTo(1);
        var messages = bob.get("/api/chat/conversation/" + pseudonym).json();
        assertThat(messages).hasSize(2);
        var annas = messages.path(0);
        assertThat(annas.path("text").asString()).isEqualTo(text);
        assertThat(annas.path("sender").asString()).isEqualTo(pseudonym);
        assertThat(annas.path("sender_name").asString()).isEqualTo("deleted user");
        assertThat(annas.has("receiver_name")).isFalse();
        var bobs = messages.path(1);
        assertThat(bobs.path("receiver_name").asString()).isEqualTo("deleted user");
        assertThat(bobs.path("client_id").asString()).isEqualTo("his");
        assertThat(bob.get("/api/chat/conversation").json()).isEqualTo(messages);
        assertThat(anna.get("/api/chat/conversations").json()).isEmpty();
        assertNoTraceOf(anna);
        assertThat(placesOf(text)).containsExactly("public.messages.text");
    }

    @Test
    void deletesNotesToOneselfAndDeletedMessages() {
        anna.send(anna, text).is(201);
        var deleted = anna.send(bob, text).text("id");
        anna.delete(deleted).is(204);
        anna.send(bob, "stays").is(201);

        erasing.erase(anna.id());

        assertNoTraceOf(anna);
        assertThat(placesOf(text)).isEmpty();
        assertThat(placesOf(deleted)).containsExactly("public.changes.message_id");
    }

    @Test
    void deletesTheConversationWhenBothUsersAreDeleted() {
        anna.send(bob, text).is(201);
        bob.send(anna, text).is(201);

        erasing.erase(anna.id());
        var pseudonym = conversations(bob).path(0).path("peer").asString();
        erasing.erase(bob.id());

        assertNoTraceOf(anna);
        assertNoTraceOf(bob);
        assertThat(placesOf(text, pseudonym)).isEmpty();
    }

    @Test
    void deletesTheConversationOfTwoUsersWhoAreDeletedAtOnce() {
        anna.send(bob, text).is(201);
        bob.send(carol, "to Carol").is(201);
        carol.send(anna, "to Anna").is(201);

        var events = new Events(environment);
        events.send(new UserDeleted(anna.id()));
        events.send(new UserDeleted(bob.id()));

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertNoTraceOf(anna);
            assertNoTraceOf(bob);
        });
        assertThat(placesOf(text)).isEmpty();
        assertThat(carol.get("/api/chat/conversation").json()).hasSize(2);
    }

    @Test
    void hasTheSameResultWhenAnotherErasureRunsBetweenItsSteps() {
        anna.send(bob, text).is(201);

        var annas = erasing.begin(anna.id());
        assertThat(annas.getAsBoolean()).isTrue();
        erasing.erase(bob.id());
        finish(annas);

        assertNoTraceOf(anna);
        assertNoTraceOf(bob);
        assertThat(placesOf(text)).isEmpty();
    }

    @Test
    void changesNothingTheSecondTime() {
        anna.send(bob, text).is(201);
        erasing.erase(anna.id());
        var once = conversations(bob);

        erasing.erase(anna.id());

        assertThat(conversations(bob)).isEqualTo(once);
    }

    @Test
    void givesEachDeletedPeerItsOwnPseudonym() {
        anna.send(bob, "from Anna").is(201);
        carol.send(bob, "from Carol").is(201);

        erasing.erase(anna.id());
        erasing.erase(carol.id());

        assertThat(conversations(bob)).hasSize(2);
        assertThat(conversations(bob)
                        .valueStream()
                        .map(conversation -> conversation.path("peer").asString()))
                .doesNotHaveDuplicates();
        assertThat(conversations(bob)
                        .valueStream()
                        .map(conversation -> conversation.path("peer_name").asString()))
                .containsOnly("deleted user");
    }

    @Test
    void letsThePeerEditAndDeleteItsOwnMessages() {
        var edited = bob.send(anna, "first").text("id");
        var deleted = bob.send(anna, "second").text("id");
        erasing.erase(anna.id());
        var pseudonym = conversations(bob).path(0).path("peer").asString();

        bob.edit(edited, "better").is(204);
        bob.delete(deleted).is(204);

        assertThat(bob.get("/api/chat/conversation/" + pseudonym)
                        .json()
                        .valueStream()
                        .map(message -> message.path("text").asString()))
                .containsExactly("better");
        bob.send(Map.of("receiver", pseudonym, "text", "still there?")).isInvalid("/receiver");
        bob.send(anna, "still there?").isInvalid("/receiver");
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertNoTraceOf(anna));
    }

    @Test
    void deletesTheStoredResponsesOfBothUsers() {
        sendWithKey(anna, bob);
        sendWithKey(bob, anna);

        erasing.erase(anna.id());

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertNoTraceOf(anna));
        assertThat(placesOf(bob.id())).doesNotContain("idempotency.answers.users", "idempotency.answers.body");
    }

    private void sendWithKey(Api sender, Api receiver) {
        var body = "{\"receiver\":\"%s\",\"text\":\"%s\"}".formatted(receiver.id(), text);
        sender.json("POST", "/api/chat/", body, Map.of("Idempotency-Key", "once"))
                .is(201);
    }

    private static JsonNode conversations(Api user) {
        return user.get("/api/chat/conversations").json();
    }

    private void assertNoTraceOf(Api user) {
        assertThat(placesOf(user.id())).containsExactly(TOMBSTONE);
    }

    // The outbox is emptied in a moment.
    private List<String> placesOf(Object... what) {
        return new DatabaseSearch(database)
                .placesOf(what).stream()
                        .filter(place -> !place.startsWith("events.outbox."))
                        .toList();
    }
}
