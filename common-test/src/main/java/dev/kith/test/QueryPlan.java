package dev.kith.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How PostgreSQL would run a statement that takes a page of rows. */
public record QueryPlan(List<JsonNode> nodes) {

    /**
     * Asks it.
     *
     * @param sql the statement with its named parameters, as a store runs it
     */
    public static QueryPlan of(JdbcClient jdbc, String sql, Map<String, ?> parameters) {
        var json = jdbc.sql("explain (format json) " + sql)
                .params(parameters)
                .query(String.class)
                .single();
        var root = JsonMapper.shared().readTree(json).path(0).path("Plan");
        return new QueryPlan(withChildren(root).toList());
    }

    /** Requires that it only follows these indexes, reading no table from end to end and sorting nothing. */
    public void followsOnly(String... indexes) {
        assertThat(all("Node Type"))
                .as(toString())
                .isSubsetOf(
                        "Limit",
                        "Nested Loop",
                        "Merge Append",
                        "Result",
                        "Subquery Scan",
                        "Memoize",
                        "Index Scan",
                        "Index Only Scan");
        finds(indexes);
    }

    /** Requires that it finds its rows by these indexes, in whatever order, reading no table from end to end and sorting nothing. */
    public void finds(String... indexes) {
        assertThat(all("Node Type"))
                .as(toString())
                .doesNotContain("Seq Scan", "Sort")
                .contains("Limit");
        assertThat(all("Index Name")).as(toString()).containsExactlyInAnyOrder(indexes);
        assertThat(all("Index Cond")).as(toString()).hasSameSizeAs(indexes);
    }

    private List<String> all(String member) {
        return nodes.stream()
                .filter(node -> node.has(member))
                .map(node -> node.path(member).asString())
                .toList();
    }

    private static Stream<JsonNode> withChildren(JsonNode node) {
        return Stream.concat(Stream.of(node), node.path("Plans").valueStream().flatMap(QueryPlan::withChildren));
    }
}
