package dev.kith.feed.publication;

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

    @Test
    void theFirstPageOfTheFeedFollowsIndexes() {
        QueryPlan.of(jdbc, PublicationStore.FEED, page(null)).followsOnly("publications_pkey", "authors_pkey");
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 1_000, 50_000, 99_900})
    void aPageOfTheFeedFollowsIndexesHoweverDeepItIs(int depth) {
        QueryPlan.of(jdbc, PublicationStore.FEED, page(publicationAt(depth)))
                .followsOnly("publications_pkey", "authors_pkey");
    }

    @ParameterizedTest
    @ValueSource(strings = {"publication 1", "first steps"})
    void aPageOfAUsersPublicationsFollowsAnIndexHoweverManyThereAre(String text) {
        var user = jdbc.sql("select user_id from publications where text = ? limit 1")
                .param(text)
                .query(UUID.class)
                .single();
        var first = page(null);
        first.put("user", user);
        var second = page(publicationAt(50_000));
        second.put("user", user);

        QueryPlan.of(jdbc, PublicationStore.OF_USER, first).followsOnly("publications_by_author");
        QueryPlan.of(jdbc, PublicationStore.OF_USER, second).followsOnly("publications_by_author");
    }

    @Test
    void thePlansForAllPagesDoTheSame() {
        QueryPlan.generic(jdbc, PublicationStore.FEED).followsOnly("publications_pkey", "authors_pkey");
        QueryPlan.generic(jdbc, PublicationStore.OF_USER).followsOnly("publications_by_author");
    }

    private UUID publicationAt(int depth) {
        return jdbc.sql("select id from publications order by id desc offset ? limit 1")
                .param(depth)
                .query(UUID.class)
                .single();
    }

    private static Map<String, @Nullable Object> page(@Nullable UUID before) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("before", before);
        parameters.put("rows", 51);
        return parameters;
    }
}
