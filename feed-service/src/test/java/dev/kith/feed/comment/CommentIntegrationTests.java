package dev.kith.feed.comment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.feed.Api;
import dev.kith.test.ServiceTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class CommentIntegrationTests {

    @LocalServerPort
    private int port;

    private Api anna;
    private Api bob;
    private String publication;

    @BeforeEach
    void publishAsAnna() {
        anna = Api.asNewUser(port);
        bob = Api.asNewUser(port);
        publication = anna.published("Sails.");
    }

    @Test
    void isReadByEveryUser() {
        var made = bob.comment(publication, "With how much wind?").is(201);

        assertThat(made.json().propertyNames()).containsExactly("id", "pub_id", "text", "user_id", "time_created");
        assertThat(made.json().path("pub_id").asString()).isEqualTo(publication);
        assertThat(made.json().path("text").asString()).isEqualTo("With how much wind?");
        assertThat(made.json().path("user_id").asString()).isEqualTo(bob.id().toString());
        assertThat(UUID.fromString(made.json().path("id").asString()).version()).isEqualTo(7);
        assertThat(Instant.parse(made.json().path("time_created").asString())).isNotNull();
        assertThat(anna.get(Api.comments(publication)).is(200).body()).isEqualTo("[%s]".formatted(made.body()));
    }

    @Test
    void isListedOnlyWithItsPublicationNewestFirst() {
        var another = bob.published("Bakes.");
        var ids = comment(3);
        anna.comment(another, "Bread?").is(201);

        assertThat(anna.get(Api.comments(publication)).all("id")).isEqualTo(ids.reversed());
    }

    @Test
    void isPagedWithoutGapsOrDuplicatesWhileUsersComment() {
        var ids = comment(25);

        var read = new ArrayList<String>();
        for (var next = Api.comments(publication) + "?limit=10"; !next.isEmpty(); ) {
            var page = anna.get(next).is(200);
            read.addAll(page.all("id"));
            next = page.next();
            comment(3);
        }

        assertThat(read).isEqualTo(ids.reversed());
        anna.get(Api.comments(publication) + "?limit=101").isInvalid("?limit");
        anna.get(Api.comments(publication) + "?cursor=made-up").isInvalid("?cursor");
    }

    @Test
    void isDeletedOnlyByItsAuthor() {
        var id = bob.commented(publication, "With how much wind?");

        anna.delete("/api/feed/comment/" + id).isProblem(404, "comment not found");
        bob.delete("/api/feed/comment/" + id).is(204);

        assertThat(anna.get(Api.comments(publication)).json()).isEmpty();
        bob.delete("/api/feed/comment/" + id).isProblem(404, "comment not found");
        bob.delete("/api/feed/comment/no-uuid").isProblem(404, "ID not found");
    }

    @Test
    void isCreatedOnceIfARequestIsRepeated() {
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var path = Api.comments(publication);
        var first = bob.send("POST", path, Api.text("Once."), key).is(201);

        assertThat(bob.send("POST", path, Api.text("Once."), key).is(201).body())
                .isEqualTo(first.body());
        assertThat(anna.get(path).json()).hasSize(1);
        bob.send("POST", path, Api.text("Twice."), key).is(422);
    }

    @Test
    void needsAnExistingPublication() {
        var nowhere = UUID.randomUUID().toString();

        bob.comment(nowhere, "Hello?").isProblem(404, "publication not found");
        assertThat(bob.get(Api.comments(nowhere)).is(200).body()).isEqualTo("[]");
        bob.comment("no-uuid", "Hello?").isProblem(404, "ID not found");
        bob.get(Api.comments("no-uuid")).isProblem(404, "ID not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"text\":\"\"}", "{\"text\":\" \"}", "{\"text\":[]}", "{\"text\":\"\\u0000\"}", "{}"})
    void hasAText(String body) {
        bob.send("POST", Api.comments(publication), body, Map.of()).isInvalid("/text");
    }

    @Test
    void hasAtMostTwoThousandCharactersOfAnyScript() {
        bob.comment(publication, "🍞".repeat(2_000)).is(201);
        bob.comment(publication, "🍞".repeat(2_001)).isInvalid("/text");
    }

    private List<String> comment(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> bob.commented(publication, "number " + number))
                .toList();
    }
}
