package dev.kith.feed.comment;

import dev.kith.feed.ManyRows;
import dev.kith.test.QueryPlan;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ManyRows
class ListPlanIntegrationTests {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aPageOfCommentsFollowsAnIndex() {
        var comment = jdbc.sql("select id, pub_id from comments offset 50000 limit 1")
                .query()
                .singleRow();
        var publication = (UUID) comment.get("pub_id");
        var before = (UUID) comment.get("id");

        QueryPlan.of(
                        jdbc,
                        CommentStore.ON_PUBLICATION,
                        Map.of("publication", publication, "before", before, "rows", 51))
                .followsOnly("comments_by_publication");
    }
}
