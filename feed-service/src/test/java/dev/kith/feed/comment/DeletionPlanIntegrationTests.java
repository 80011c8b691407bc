package dev.kith.feed.comment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.feed.ManyRows;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Deletes comments that are the youngest of a large table, and a third of it. */
@ManyRows
class DeletionPlanIntegrationTests {

    private static final int BATCH = 50;
    private static final UUID AUTHOR = UUID.randomUUID();
    private static final UUID POPULAR = UUID.randomUUID();

    @BeforeAll
    static void addComments(@Autowired JdbcClient jdbc) {
        jdbc.sql("insert into authors (user_id) values (?)").param(AUTHOR).update();
        jdbc.sql("insert into publications (id, user_id, text) values (?, ?, 'popular')")
                .params(POPULAR, AUTHOR)
                .update();
        jdbc.sql("insert into comments (pub_id, user_id, text) select ?, ?, 'young' from generate_series(1, 50000)")
                .params(POPULAR, AUTHOR)
                .update();
        jdbc.sql("analyze comments").update();
    }

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void deletingTheCommentsOnAPublicationReadsFewPages() {
        var pages = pages(statement(CommentStore.DELETE_BATCH_ON)
                .param("publications", List.of(POPULAR).toArray(UUID[]::new)));

        assertThat(pages).isLessThan(pagesOfTheTable() / 2);
    }

    @Test
    void deletingTheCommentsOfAUserReadsFewPages() {
        assertThat(pages(statement(CommentStore.DELETE_BATCH_OF).param("user", AUTHOR)))
                .isLessThan(pagesOfTheTable() / 2);
    }

    private StatementSpec statement(String sql) {
        return jdbc.sql("explain (analyze, buffers, format json) " + sql).param("batch", BATCH);
    }

    private long pages(StatementSpec explain) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            var plan = explain.query(String.class).single();
            var root = JsonMapper.shared().readTree(plan).path(0).path("Plan");
            assertThat(root.path("Actual Rows").asInt()).isIn(0, BATCH);
            return root.path("Shared Hit Blocks").asLong()
                    + root.path("Shared Read Blocks").asLong();
        });
    }

    private long pagesOfTheTable() {
        return jdbc.sql("select pg_relation_size('comments') / current_setting('block_size')::int")
                .query(Long.class)
                .single();
    }
}
