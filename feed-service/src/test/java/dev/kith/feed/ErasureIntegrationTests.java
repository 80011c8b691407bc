package dev.kith.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.database.Erasure;
import dev.kith.events.contract.ProfileUpdated;
import dev.kith.events.contract.UserDeleted;
import dev.kith.feed.author.Authors;
import dev.kith.test.DatabaseActivity;
import dev.kith.test.DatabaseSearch;
import dev.kith.test.ServiceTest;
import dev.kith.test.topic.TopicRecord;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
class ErasureIntegrationTests {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Erasure erasure;

    @Autowired
    private Authors authors;

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
    void deletesEverythingOfTheUserAndNothingElse() {
        var annas = anna.published("Anna's.");
        var bobs = bob.published("Bob's.");
        bob.commented(annas, "Goes with it.");
        anna.commented(bobs, "Goes.");
        bob.commented(bobs, "Stays.");

        events.publish(new UserDeleted(anna.id()));
        await().atMost(Duration.ofMinutes(1)).until(() -> anna.own().isEmpty());

        anna.get("/api/feed/" + annas).is(404);
        assertThat(bob.get(Api.comments(annas)).json()).isEmpty();
        assertThat(bob.get("/api/feed/" + bobs).is(200).json().path("text").asString())
                .isEqualTo("Bob's.");
        assertThat(bob.get(Api.comments(bobs)).all("text")).containsExactly("Stays.");
    }

    @Test
    void publishesEventsForEachPublicationAndForCommentsElsewhere() {
        var annas = anna.published("Anna's.");
        anna.commented(annas, "Goes with it.");
        var bobs = bob.published("Bob's.");
        var comment = anna.commented(bobs, "Goes.");

        erase(anna.id());

        assertThat(events.await(annas, 3))
                .extracting(TopicRecord::type)
                .containsExactly("publication.created", "comment.created", "publication.deleted");
        var gone = events.await(bobs, 3).getLast();
        assertThat(gone.type()).isEqualTo("comment.deleted");
        assertThat(gone.data().path("id").asString()).isEqualTo(comment);
    }

    @Test
    void leavesOnlyATombstone(@Autowired DataSource database) {
        var name = "name-" + UUID.randomUUID();
        var text = "text " + UUID.randomUUID();
        events.publish(new ProfileUpdated(anna.id(), name, "bio of " + name, "/9j/", 1));
        awaitRow(anna.id());
        anna.published(text);
        anna.send("POST", "/api/feed/", Api.text(text), Map.of("Idempotency-Key", "once"))
                .is(201);
        anna.commented(bob.published("Bob's."), text);

        events.publish(new UserDeleted(anna.id()));

        // Until the outbox is empty, it contains the last events of the user.
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(new DatabaseSearch(database).placesOf(anna.id(), name, text))
                        .containsExactly("public.authors.user_id"));
    }

    @Test
    void leavesNothingOfTheProfileAfterALateEvent() {
        events.publish(new ProfileUpdated(anna.id(), "anna", "Sails.", "/9j/", 1));
        awaitRow(anna.id());

        erase(anna.id());
        events.publish(new ProfileUpdated(anna.id(), "anna", "Sails.", "/9j/", 9));
        events.publishWithKey(anna.id().toString(), new ProfileUpdated(bob.id(), "bob", "", null, 1));
        awaitRow(bob.id());

        assertThat(namedRows(anna.id())).isZero();
    }

    @Test
    void appliesToAnUnknownUser() {
        erase(anna.id());

        anna.publish("Still here?").isProblem(404, "user not found");
        anna.comment(bob.published("Bob's."), "Still here?").isProblem(404, "user not found");
    }

    @Test
    void deletesMoreThanOneBatch() {
        anna.published("The first.");
        jdbc.sql("insert into publications (user_id, text) select ?, 'more' from generate_series(1, 2500)")
                .param(anna.id())
                .update();
        var bobs = bob.published("Bob's.");
        jdbc.sql("insert into comments (pub_id, user_id, text) select ?, ?, 'more' from generate_series(1, 2500)")
                .param(UUID.fromString(bobs))
                .param(anna.id())
                .update();

        erase(anna.id());

        assertThat(anna.own()).isEmpty();
        assertThat(bob.get(Api.comments(bobs)).json()).isEmpty();
    }

    @Test
    void waitsForATransactionThatWrites() {
        anna.published("Before.");

        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            transaction.executeWithoutResult(_ -> {
                authors.requireActive(anna.id());
                var erasure = CompletableFuture.runAsync(() -> erase(anna.id()), thread);
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> erasure.isDone() || new DatabaseActivity(jdbc).waitsForALock());
                jdbc.sql("insert into publications (user_id, text) values (?, 'Still here?')")
                        .param(anna.id())
                        .update();
            });
        }

        assertThat(anna.own()).isEmpty();
    }

    private void erase(UUID user) {
        transaction.executeWithoutResult(_ -> erasure.begin(user));
        while (transaction.execute(_ -> erasure.eraseSome(user, UUID.randomUUID()))) {
            // Repeat until nothing is left.
        }
    }

    private void awaitRow(UUID user) {
        await().atMost(Duration.ofMinutes(1)).until(() -> namedRows(user) == 1);
    }

    private long namedRows(UUID user) {
        return jdbc.sql("select count(*) from authors where user_id = ? and username is not null")
                .param(user)
                .query(Long.class)
                .single();
    }
}
