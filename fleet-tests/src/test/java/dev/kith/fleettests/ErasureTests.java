package dev.kith.fleettests;

import static dev.kith.fleettests.LongAwait.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.kith.test.client.HttpApi;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What remains of a deleted account: tombstones, and messages that belong to others as well. */
class ErasureTests {

    private final String word = "word" + UUID.randomUUID().toString().replace("-", "");

    private Person anna;
    private Person bob;
    private String username;

    @BeforeEach
    void leaveTracesInEveryService() {
        anna = Person.registerWithProfile();
        bob = Person.registerWithProfile();
        ChatContractTests.awaitInChat(anna, bob);
        username = anna.freshUsername();
        var api = anna.api();
        api.put("/api/profile/", "{\"username\":\"%s\",\"bio\":\"%s\"}".formatted(username, word))
                .is(204);
        publish(anna.api().with("Idempotency-Key", word), word);
        api.post("/api/feed/%s/comment/".formatted(publish(bob.api(), "Bob's own")), text(word))
                .is(201);
        write(anna.api().with("Idempotency-Key", word), bob);
        write(bob.api().with("Idempotency-Key", word), anna);
        write(anna.api(), anna);
    }

    @Test
    void deletionStatusNamesEveryServiceAndIsPublic() {
        var deletion = erased();

        assertThat(deletion.path("services")
                        .valueStream()
                        .map(service -> service.path("service").asString()))
                .containsExactly("auth", "chat", "feed", "profile");
        assertThat(deletion.path("services").valueStream()).allMatch(service -> service.has("erased_at"));
        Fleet.anonymous().get("/api/auth/deletions/" + UUID.randomUUID()).is(404);
    }

    @Test
    void deletedAddressIsFreeAndDeletedUsernameIsReserved() {
        erased();

        Fleet.anonymous()
                .post("/api/auth/register", Person.credentials(anna.email(), Person.PASSWORD))
                .is(200);
        bob.api()
                .put("/api/profile/", "{\"username\":\"%s\"}".formatted(username))
                .is(409);
    }

    @Test
    void messagesOfADeletedUserStayWithTheirPeer() {
        erased();

        var conversation =
                bob.api().get("/api/chat/conversations").is(200).json().path(0);
        assertThat(conversation.path("peer_name").asString()).isEqualTo("deleted user");
        var pseudonym = conversation.path("peer").asString();
        assertThat(pseudonym).isNotEqualTo(anna.id().toString());
        var messages =
                bob.api().get("/api/chat/conversation/" + pseudonym).is(200).json();
        assertThat(messages).hasSize(2);
        assertThat(messages.path(0).path("sender_name").asString()).isEqualTo("deleted user");
        assertThat(messages.path(0).path("text").asString()).isEqualTo(word);
    }

    @Test
    void deletedUserIsFoundInDatabasesOnlyAsTombstonesAndInMessagesOfPeers() {
        assumeThat(Fleet.databases())
                .as("databases that the tests may look into")
                .isNotEmpty();

        erased();

        // What is on its way to Kafka still stands in an outbox.
        await().untilAsserted(() -> {
            assertThat(places(anna.id()))
                    .containsExactlyInAnyOrder(
                            "chat_db public.people", "feed_db public.authors", "profile_db public.appearances");
            assertThat(places(anna.email(), username)).isEmpty();
            // What she and Bob wrote to each other; not what she wrote to herself.
            assertThat(places(word)).containsExactly("chat_db public.messages", "chat_db public.messages");
        });
    }

    private JsonNode erased() {
        var location = anna.api().delete("/api/auth/").is(202).header("Location");
        await().until(() -> Fleet.anonymous()
                .get(location)
                .is(200)
                .json()
                .path("status")
                .asString()
                .equals("complete"));
        return Fleet.anonymous().get(location).json();
    }

    private static String publish(HttpApi author, String text) {
        return author.post("/api/feed/", text(text)).is(201).json().path("id").asString();
    }

    private void write(HttpApi sender, Person receiver) {
        sender.post("/api/chat/", "{\"receiver\":\"%s\",\"text\":\"%s\"}".formatted(receiver.id(), word))
                .is(201);
    }

    private static String text(String text) {
        return "{\"text\":\"%s\"}".formatted(text);
    }

    private static List<String> places(Object... needles) {
        return Fleet.databases().stream()
                .flatMap(database -> database.rowsWith(needles))
                .toList();
    }
}
