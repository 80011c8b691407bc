package dev.kith.feed.comment;

import dev.kith.feed.ManyRows;
import dev.kith.test.QueryPlan;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ManyRows
class ListPlanIntegrationTests {

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(strings = {"comment 500", "seen"})
    void aPageOfCommentsFollowsAnIndexHoweverManyThereAre(String text) {
        var comment = jdbc.sql("select id, pub_id from comments where text = ? limit 1")
                .param(text)
                .query()
                .singleRow();
        var publication = (UUID) comment.get("pub_id");

        followsTheIndex(QueryPlan.of(jdbc, CommentStore.ON_PUBLICATION, page(publication, null)));
        followsTheIndex(QueryPlan.of(jdbc, CommentStore.ON_PUBLICATION, page(publication, (UUID) comment.get("id"))));
    }

    @Test
    void thePlanForAllPagesDoesTheSame() {
        followsTheIndex(QueryPlan.generic(jdbc, CommentStore.ON_PUBLICATION));
    }

    private static void followsTheIndex(QueryPlan plan) {
        plan.followsOnly("comments_by_publication");
    }

    private static Map<String, @Nullable Object> page(UUID publication, @Nullable UUID before) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("publication", publication);
        parameters.put("before", before);
        parameters.put("rows", 51);
        return parameters;
    }
}
