package dev.kith.feed.publication;

import dev.kith.feed.ManyRows;
import dev.kith.test.QueryPlan;
import dev.kith.web.page.PageRequest;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ManyRows
class ListPlanIntegrationTests {

    private static final PageRequest FIRST = new PageRequest(50, null);

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theFirstPageOfTheFeedFollowsIndexes() {
        QueryPlan.of(jdbc, PublicationStore.FEED, page(FIRST.beforeId()))
                .followsOnly("publications_pkey", "authors_pkey");
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 1_000, 50_000, 99_900})
    void aPageOfTheFeedFollowsIndexesAtAnyDepth(int depth) {
        QueryPlan.of(jdbc, PublicationStore.FEED, page(publicationAt(depth)))
                .followsOnly("publications_pkey", "authors_pkey");
    }

    @Test
    void aPageOfAUsersPublicationsFollowsAnIndex() {
        var user = author("publication 1");

        pageOf(user, FIRST.beforeId()).followsOnly("publications_by_author");
        pageOf(user, publicationAt(50_000)).followsOnly("publications_by_author");
    }

    @Test
    void aPageOfFewPublicationsFindsThemByTheIndex() {
        pageOf(author("first steps"), FIRST.beforeId()).findsFew("publications_by_author");
    }

    @Test
    void theGenericPlansFollowIndexes(@Autowired DataSource database) {
        QueryPlan.generic(database, PublicationStore.FEED).followsOnly("publications_pkey", "authors_pkey");
        QueryPlan.generic(database, PublicationStore.BY_USER).followsOnly("publications_by_author");
    }

    private UUID author(String text) {
        return jdbc.sql("select user_id from publications where text = ? limit 1")
                .param(text)
                .query(UUID.class)
                .single();
    }

    private QueryPlan pageOf(UUID user, UUID before) {
        return QueryPlan.of(jdbc, PublicationStore.BY_USER, Map.of("user", user, "before", before, "rows", 51));
    }

    private UUID publicationAt(int depth) {
        return jdbc.sql("select id from publications order by id desc offset ? limit 1")
                .param(depth)
                .query(UUID.class)
                .single();
    }

    private static Map<String, Object> page(UUID before) {
        return Map.of("before", before, "rows", 51);
    }
}
