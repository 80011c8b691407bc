package dev.kith.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.database.Erasure;
import dev.kith.test.ServiceTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A publication with more comments than one batch. A statement that deletes more fails here. */
@ServiceTest
class LongDiscussionIntegrationTests {

    @Autowired
    private JdbcClient jdbc;

    private Api anna;
    private String publication;

    @BeforeEach
    void comment(@LocalServerPort int port) {
        anna = Api.asNewUser(port);
        publication = anna.published("Much discussed.");
        jdbc.sql("insert into comments (pub_id, user_id, text) select ?, ?, 'more' from generate_series(1, 2500)")
                .params(UUID.fromString(publication), anna.id())
                .update();
        jdbc.sql("""
                        create or replace function refuse_many() returns trigger language plpgsql as $$ begin
                            if (select count(*) from gone) > 1000 then raise exception 'too many at once'; end if;
                            return null;
                        end $$""").update();
        jdbc.sql("""
                        create or replace trigger refuse_many after delete on comments referencing old table as gone
                        for each statement execute function refuse_many()""").update();
    }

    @AfterEach
    void allowMany() {
        jdbc.sql("drop trigger refuse_many on comments").update();
    }

    @Test
    void isDeletedByItsAuthor() {
        anna.delete("/api/feed/" + publication).is(204);

        assertThatNothingIsLeft();
    }

    @Test
    void isErasedWithItsAuthor(@Autowired Erasure erasure, @Autowired TransactionTemplate transaction) {
        while (transaction.execute(_ -> erasure.eraseSome(anna.id(), UUID.randomUUID()))) {
            // Repeat until nothing is left.
        }

        assertThatNothingIsLeft();
    }

    private void assertThatNothingIsLeft() {
        anna.get("/api/feed/" + publication).is(404);
        assertThat(anna.get(Api.comments(publication)).json()).isEmpty();
    }
}
