package dev.kith.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.database.Erasure;
import dev.kith.test.ServiceTest;
import dev.kith.test.topic.TopicRecord;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A publication with more comments than one batch. A statement that deletes more fails here. */
@ServiceTest
class LongDiscussionIntegrationTests {

    @Autowired
    private JdbcClient jdbc;

    private Api anna;
    private Api bob;
    private String publication;
    private String comment;

    @BeforeEach
    void comment(@LocalServerPort int port) {
        anna = Api.asNewUser(port);
        bob = Api.asNewUser(port);
        publication = anna.published("Much discussed.");
        comment = bob.commented(publication, "First.");
        jdbc.sql("insert into comments (pub_id, user_id, text) select ?, ?, 'more' from generate_series(1, 5000)")
                .params(UUID.fromString(publication), anna.id())
                .update();
        afterEachDeletion(
                "if (select count(*) from gone) > 1000 then raise exception 'too many at once'; end if; return null;");
    }

    @AfterEach
    void allowMany() {
        jdbc.sql("drop trigger after_deletion on comments").update();
    }

    @Test
    void isDeletedByItsAuthor() {
        anna.delete("/api/feed/" + publication).is(204);

        assertThatItIsHidden();
        awaitThatNothingIsLeft();
    }

    @Test
    void isHiddenAtOnceAndRemovedWhenThatIsPossible(@Autowired Environment environment) {
        afterEachDeletion("if exists (select from gone) then raise exception 'the disk is full'; end if; return null;");

        anna.delete("/api/feed/" + publication).is(204);

        assertThatItIsHidden();
        anna.delete("/api/feed/" + publication).isProblem(404, "publication not found");
        anna.edit(publication, "Still here?").isProblem(404, "publication not found");
        bob.comment(publication, "Still here?").isProblem(404, "publication not found");
        bob.delete("/api/feed/comment/" + comment).isProblem(404, "comment not found");
        assertThat(new Events(environment).await(publication, 3))
                .extracting(TopicRecord::type)
                .containsExactly("publication.created", "comment.created", "publication.deleted");
        assertThat(rows()).isEqualTo(5_002);

        afterEachDeletion("return null;");

        awaitThatNothingIsLeft();
    }

    @Test
    void isRemovedIfTheProcessEndedAfterTheDeletion() {
        jdbc.sql("update publications set deleted_at = now() where id = ?")
                .param(UUID.fromString(publication))
                .update();

        awaitThatNothingIsLeft();
    }

    @Test
    void isErasedWithItsAuthor(@Autowired Erasure erasure, @Autowired TransactionTemplate transaction) {
        while (transaction.execute(_ -> erasure.eraseSome(anna.id(), UUID.randomUUID()))) {
            // Repeat until nothing is left.
        }

        assertThat(rows()).isZero();
    }

    private void assertThatItIsHidden() {
        anna.get("/api/feed/" + publication).is(404);
        assertThat(anna.own()).isEmpty();
        assertThat(anna.get("/api/feed/").is(200).all("id")).doesNotContain(publication);
        assertThat(anna.get(Api.comments(publication)).json()).isEmpty();
    }

    private void awaitThatNothingIsLeft() {
        await().atMost(Duration.ofMinutes(1)).until(() -> rows() == 0);
    }

    /** The publication and its comments. */
    private long rows() {
        return jdbc.sql("""
                        select (select count(*) from publications where id = :id)
                             + (select count(*) from comments where pub_id = :id)
                        """)
                .param("id", UUID.fromString(publication))
                .query(Long.class)
                .single();
    }

    private void afterEachDeletion(String step) {
        jdbc.sql("""
                        create or replace function after_deletion() returns trigger language plpgsql as $$ begin
                            %s
                        end $$""".formatted(step)).update();
        jdbc.sql("""
                        create or replace trigger after_deletion after delete on comments
                        referencing old table as gone
                        for each statement execute function after_deletion()""").update();
    }
}
