package dev.kith.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.test.ServiceTest;
import dev.kith.test.topic.TopicRecord;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

@ServiceTest
class FeedEventsIntegrationTests {

    @LocalServerPort
    private int port;

    private Events events;
    private Api anna;
    private Api bob;

    @BeforeEach
    void createUsers(@Autowired Environment environment) {
        events = new Events(environment);
        anna = Api.asNewUser(port);
        bob = Api.asNewUser(port);
    }

    @Test
    void describeThePublicationInOrder() {
        var made = anna.publish("Sails.").is(201).json();
        var id = made.path("id").asString();
        anna.edit(id, "Sails again.").is(204);
        var comment = bob.comment(id, "With how much wind?").is(201).json();
        bob.delete("/api/feed/comment/" + comment.path("id").asString()).is(204);
        anna.delete("/api/feed/" + id).is(204);

        var told = events.await(id, 5);

        assertThat(told)
                .extracting(TopicRecord::type)
                .containsExactly(
                        "publication.created",
                        "publication.updated",
                        "comment.created",
                        "comment.deleted",
                        "publication.deleted");
        assertThat(told.get(0).data().propertyNames())
                .containsExactly("id", "user_id", "text", "time_created", "version");
        assertSame(told.get(0).data(), made, "id", "user_id", "text");
        assertThat(time(told.get(0).data())).isEqualTo(time(made));
        assertThat(told.get(1).data().path("text").asString()).isEqualTo("Sails again.");
        assertThat(told.get(1).data().path("version").asLong())
                .isGreaterThan(told.get(0).data().path("version").asLong());
        assertThat(told.get(2).data().propertyNames())
                .containsExactly("id", "pub_id", "user_id", "text", "time_created");
        assertSame(told.get(2).data(), comment, "id", "pub_id", "user_id", "text");
        assertThat(time(told.get(2).data())).isEqualTo(time(comment));
        assertThat(told.get(3).data().propertyNames()).containsExactly("id", "pub_id", "user_id");
        assertSame(told.get(3).data(), comment, "id", "pub_id", "user_id");
        assertThat(told.get(4).data().propertyNames()).containsExactly("id", "user_id");
        assertSame(told.get(4).data(), made, "id", "user_id");
    }

    @Test
    void areNotPublishedForRefusedRequests() {
        var id = anna.published("Sails.");
        bob.edit(id, "Bob's now.").is(404);
        bob.delete("/api/feed/" + id).is(404);
        anna.edit(id, "").is(400);
        bob.comment(id, "").is(400);
        anna.delete("/api/feed/" + id).is(204);

        assertThat(events.await(id, 2))
                .extracting(TopicRecord::type)
                .containsExactly("publication.created", "publication.deleted");
    }

    // By the contract a time in a response has no trailing zeros; one in an event may have them.
    private static Instant time(JsonNode told) {
        return Instant.parse(told.path("time_created").asString());
    }

    private static void assertSame(JsonNode told, JsonNode answered, String... members) {
        for (var member : members) {
            assertThat(told.path(member).asString())
                    .isEqualTo(answered.path(member).asString());
        }
    }
}
