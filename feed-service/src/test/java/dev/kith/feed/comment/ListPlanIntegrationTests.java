package dev.kith.feed.comment;

import static java.util.Objects.requireNonNull;

import dev.kith.feed.ManyRows;
import dev.kith.test.QueryPlan;
import dev.kith.web.page.PageRequest;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ManyRows
class ListPlanIntegrationTests {

    /** Of the comments, and of their publication, which may be deleted. */
    private static final String[] INDEXES = {"comments_by_publication", "publications_pkey"};

    private static final PageRequest FIRST = new PageRequest(50, null);

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aPageOfManyCommentsFollowsAnIndex() {
        var comment = comment("comment 500");

        pageOf(comment, FIRST.beforeId()).followsOnly(INDEXES);
        pageOf(comment, (UUID) comment.get("id")).followsOnly(INDEXES);
    }

    @Test
    void aPageOfFewCommentsFindsThemByTheIndex() {
        pageOf(comment("seen"), FIRST.beforeId()).findsFew(INDEXES);
    }

    @Test
    void theGenericPlanFollowsTheIndex(@Autowired DataSource database) {
        QueryPlan.generic(database, CommentStore.ON_PUBLICATION).followsOnly(INDEXES);
    }

    private Map<String, @Nullable Object> comment(String text) {
        return jdbc.sql("select id, pub_id from comments where text = ? limit 1")
                .param(text)
                .query()
                .singleRow();
    }

    private QueryPlan pageOf(Map<String, @Nullable Object> comment, UUID before) {
        return QueryPlan.of(
                jdbc,
                CommentStore.ON_PUBLICATION,
                Map.of("publication", requireNonNull(comment.get("pub_id")), "before", before, "rows", 51));
    }
}
