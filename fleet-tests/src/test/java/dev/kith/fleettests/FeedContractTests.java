package dev.kith.fleettests;

import static dev.kith.fleettests.LongAwait.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.test.client.TestResponse;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FeedContractTests {

    private Person anna;
    private Person bob;

    @BeforeEach
    void annaAndBobJoin() {
        anna = Person.register();
        bob = Person.register();
    }

    @Test
    void publicationIsCreatedForItsCallerAndReadByOthers() {
        var body = "{\"text\":\"Sailed round the island.\",\"user_id\":\"" + bob.id() + "\"}";
        var made = anna.api().post("/api/feed/", body).is(201).json();
        assertThat(made.propertyNames()).containsExactlyInAnyOrder("id", "text", "user_id", "time_created");
        assertThat(made.path("text").asString()).isEqualTo("Sailed round the island.");
        assertThat(made.path("user_id").asString()).isEqualTo(anna.id().toString());
        assertThat(OffsetDateTime.parse(made.path("time_created").asString())).isNotNull();

        var read = bob.api().get("/api/feed/" + id(made)).is(200);
        assertThat(read.header("Content-Type")).isEqualTo("application/json");
        assertThat(read.json()).isEqualTo(made);
    }

    @Test
    void feedShowsNewestFirstAndAuthorsWithoutName() {
        var first = publish(anna, "First.");
        var second = publish(bob, "Second.");
        var entries = anna.api().get("/api/feed/").is(200).json().valueStream().toList();
        var ids = entries.stream().map(FeedContractTests::id).toList();
        assertThat(ids.indexOf(second)).isNotNegative().isLessThan(ids.indexOf(first));
        var entry = entries.get(ids.indexOf(first));
        assertThat(entry.propertyNames())
                .containsExactlyInAnyOrder("id", "text", "user_id", "username", "time_created");
        assertThat(entry.path("username").asString()).isEqualTo("unknown");
        assertThat(entry.path("user_id").asString()).isEqualTo(anna.id().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/feed/user/", "/api/feed/%s/", "/api/feed/any/thing/else"})
    void unknownDeeperPathAnswersTheFeed(String path) {
        var id = publish(anna, "Sails.");
        var answer = anna.api().get(path.formatted(id)).is(200);
        assertThat(ids(answer)).contains(id);
        assertThat(answer.json().path(0).has("username")).isTrue();
    }

    @Test
    void authorIsShownAsInTheProfile() throws IOException {
        var id = publish(anna, "Who am I?");
        var name = anna.freshUsername();
        var profile = "{\"username\":\"" + name + "\",\"bio\":\"sails small boats\"}";
        await().until(() -> anna.api().put("/api/profile/", profile).status() == 204);
        anna.api()
                .with("Content-Type", "image/png")
                .send(
                        "PUT",
                        "/api/profile/avatar/",
                        BodyPublishers.ofByteArray(
                                Files.readAllBytes(Fleet.root().resolve("docs/avatar.png"))))
                .is(204);

        await().until(() -> entry(id).has("avatar"));
        assertThat(entry(id).path("username").asString()).isEqualTo(name);
        assertThat(entry(id).path("bio").asString()).isEqualTo("sails small boats");
        var thumbnail =
                bob.api().get("/api/profile/avatar/" + anna.id() + "?size=64").bytes();
        assertThat(entry(id).path("avatar").binaryValue()).isEqualTo(thumbnail);

        anna.api().delete("/api/profile/").is(204);
        await().until(() -> entry(id).path("username").asString().equals("unknown"));
        assertThat(entry(id).propertyNames())
                .containsExactlyInAnyOrder("id", "text", "user_id", "username", "time_created");
    }

    @Test
    void publicationsOfAUserAreListedNewestFirst() {
        var first = publish(anna, "First.");
        publish(bob, "Another's.");
        var second = publish(anna, "Second.");
        var listed = bob.api().get("/api/feed/user/" + anna.id()).is(200);
        assertThat(ids(listed)).containsExactly(second, first);
        assertThat(listed.json().path(0).propertyNames())
                .containsExactlyInAnyOrder("id", "text", "user_id", "time_created");
        for (var absent : new String[] {UUID.randomUUID().toString(), "no-uuid"}) {
            assertThat(bob.api().get("/api/feed/user/" + absent).is(200).json().values())
                    .isEmpty();
        }
    }

    @Test
    void feedListsComeInPages() {
        var publication = publish(anna, "With comments.");
        var comments = IntStream.range(0, 5)
                .mapToObj(number -> comment(bob, publication, "number " + number))
                .toList();
        var publications = new ArrayList<>(List.of(publication));
        IntStream.range(0, 4).forEach(number -> publications.add(publish(anna, "number " + number)));

        assertThat(paged("/api/feed/user/" + anna.id())).isEqualTo(publications.reversed());
        assertThat(paged("/api/feed/" + publication + "/comment/")).isEqualTo(comments.reversed());
        var feed = anna.api().get("/api/feed/?limit=1").is(200);
        assertThat(feed.json().values()).hasSize(1);
        assertThat(feed.header("Link")).contains("/api/feed/?limit=1&cursor=", "rel=\"next\"");
        anna.api().get("/api/feed/?limit=101").is(400);
        anna.api().get("/api/feed/?cursor=made-up").is(400);
    }

    @Test
    void unknownOrMalformedPublicationIdIs404() {
        for (var none : new String[] {UUID.randomUUID().toString(), "no-uuid", "user"}) {
            anna.api().get("/api/feed/" + none).isProblem(404, "ID not found");
            anna.api().put("/api/feed/" + none, text("Mine?")).is(404);
            anna.api().delete("/api/feed/" + none).is(404);
        }
    }

    @Test
    void publicationIsEditedByItsAuthorOnly() {
        var path = "/api/feed/" + publish(anna, "Sails.");
        bob.api().put(path, text("Bob's now.")).isProblem(404, "publication not found");
        anna.api().put(path, text("Sails again.")).is(204).isEmpty();
        assertThat(bob.api().get(path).is(200).json().path("text").asString()).isEqualTo("Sails again.");
    }

    @Test
    void editWithStaleETagIsRefused() {
        var path = "/api/feed/" + publish(anna, "Sails.");
        var read = anna.api().get(path).is(200).header("ETag");
        anna.api().with("If-Match", read).put(path, text("Sails again.")).is(204);
        anna.api().with("If-Match", read).put(path, text("Bakes.")).is(412);
        assertThat(anna.api().get(path).json().path("text").asString()).isEqualTo("Sails again.");
    }

    @Test
    void publicationIsDeletedByItsAuthorOnlyWithItsComments() {
        var id = publish(anna, "Sails.");
        comment(bob, id, "With how much wind?");
        bob.api().delete("/api/feed/" + id).isProblem(404, "publication not found");
        anna.api().delete("/api/feed/" + id).is(204).isEmpty();
        anna.api().get("/api/feed/" + id).isProblem(404, "ID not found");
        anna.api().delete("/api/feed/" + id).isProblem(404, "publication not found");
        assertThat(ids(bob.api().get("/api/feed/" + id + "/comment/").is(200))).isEmpty();
    }

    @Test
    void commentsAreListedNewestFirst() {
        var id = publish(anna, "Sails.");
        var made = bob.api()
                .post("/api/feed/" + id + "/comment/", text("With how much wind?"))
                .is(201)
                .json();
        assertThat(made.propertyNames()).containsExactlyInAnyOrder("id", "pub_id", "text", "user_id", "time_created");
        assertThat(made.path("pub_id").asString()).isEqualTo(id);
        assertThat(made.path("text").asString()).isEqualTo("With how much wind?");
        assertThat(made.path("user_id").asString()).isEqualTo(bob.id().toString());
        var reply = comment(anna, id, "Enough.");

        var listed = bob.api().get("/api/feed/" + id + "/comment/").is(200);
        assertThat(ids(listed)).containsExactly(reply, id(made));
        assertThat(listed.json().path(1)).isEqualTo(made);
    }

    @Test
    void commentOnAnUnknownPublicationIsRefused() {
        var nowhere = "/api/feed/" + UUID.randomUUID() + "/comment/";
        bob.api().post(nowhere, text("Hello?")).isProblem(404, "publication not found");
        assertThat(ids(bob.api().get(nowhere).is(200))).isEmpty();
        bob.api().post("/api/feed/no-uuid/comment/", text("Hello?")).isProblem(404, "ID not found");
        bob.api().get("/api/feed/no-uuid/comment/").isProblem(404, "ID not found");
    }

    @Test
    void commentIsDeletedByItsAuthorOnly() {
        var publication = publish(anna, "Sails.");
        var path = "/api/feed/comment/" + comment(bob, publication, "With how much wind?");
        anna.api().delete(path).isProblem(404, "comment not found");
        bob.api().delete(path).is(204).isEmpty();
        bob.api().delete(path).isProblem(404, "comment not found");
        bob.api().delete("/api/feed/comment/no-uuid").is(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "[]", "{}", "{\"text\":5}", "{\"text\":\"\"}", "{\"text\":\" \"}"})
    void invalidTextIs400(String body) {
        var id = publish(anna, "Sails.");
        anna.api().post("/api/feed/", body).is(400);
        anna.api().put("/api/feed/" + id, body).is(400);
        anna.api().post("/api/feed/" + id + "/comment/", body).is(400);
    }

    @Test
    void textIsLimitedInCharacters() {
        var id = publish(anna, "🍞".repeat(5_000));
        anna.api().post("/api/feed/", text("🍞".repeat(5_001))).is(400);
        comment(bob, id, "🍞".repeat(2_000));
        bob.api()
                .post("/api/feed/" + id + "/comment/", text("🍞".repeat(2_001)))
                .is(400);
    }

    @Test
    void retriedPostIsAnsweredWithTheFirstResponse() {
        var retrying = anna.api().with("Idempotency-Key", UUID.randomUUID().toString());
        var first = retrying.post("/api/feed/", text("Once.")).is(201);
        assertThat(retrying.post("/api/feed/", text("Once.")).is(201).body()).isEqualTo(first.body());
        assertThat(ids(anna.api().get("/api/feed/user/" + anna.id()))).containsExactly(id(first.json()));
        retrying.post("/api/feed/", text("Twice.")).is(422);

        var comments = "/api/feed/" + id(first.json()) + "/comment/";
        var comment = retrying.post(comments, text("Once.")).is(201);
        assertThat(retrying.post(comments, text("Once.")).is(201).body()).isEqualTo(comment.body());
        assertThat(ids(anna.api().get(comments))).containsExactly(id(comment.json()));
    }

    @Test
    void publicationsAndCommentsAreDeletedWithTheAccount() {
        var annas = publish(anna, "Anna's.");
        var bobs = publish(bob, "Bob's.");
        comment(anna, bobs, "Anna's, too.");
        var stays = comment(bob, bobs, "Bob's, too.");

        anna.api().delete("/api/auth/").is(202);

        await().until(() -> bob.api().get("/api/feed/" + annas).status() == 404);
        assertThat(ids(bob.api().get("/api/feed/user/" + anna.id()).is(200))).isEmpty();
        // Comments go in a step of their own.
        await().until(() ->
                ids(bob.api().get("/api/feed/" + bobs + "/comment/").is(200)).equals(List.of(stays)));
    }

    @Test
    void wrongMethodOnAFeedPathIs405() {
        var id = publish(anna, "Sails.");
        for (var path : new String[] {"/api/feed/", "/api/feed/" + id + "/comment/"}) {
            var refused = anna.api().delete(path).is(405);
            assertThat(refused.header("Allow")).contains("GET", "POST");
        }
        anna.api().post("/api/feed/" + id, text("Sails.")).is(405);
    }

    private static String publish(Person author, String text) {
        return id(author.api().post("/api/feed/", text(text)).is(201).json());
    }

    private static String comment(Person author, String publication, String text) {
        return id(author.api()
                .post("/api/feed/" + publication + "/comment/", text(text))
                .is(201)
                .json());
    }

    private static String text(String text) {
        return "{\"text\":\"" + text + "\"}";
    }

    private static String id(JsonNode node) {
        return node.path("id").asString();
    }

    private static List<String> ids(TestResponse list) {
        return list.json().valueStream().map(FeedContractTests::id).toList();
    }

    private JsonNode entry(String id) {
        return bob.api()
                .get("/api/feed/?limit=100")
                .is(200)
                .json()
                .valueStream()
                .filter(entry -> id(entry).equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** In pages of two. */
    private List<String> paged(String list) {
        return anna.api().all(list + "?limit=2").stream()
                .map(FeedContractTests::id)
                .toList();
    }
}
