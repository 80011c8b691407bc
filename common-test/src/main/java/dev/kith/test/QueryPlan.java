package dev.kith.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
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
        return of(jdbc.sql("explain (format json) " + sql).params(parameters));
    }

    /**
     * Asks for the one plan for all values, which PostgreSQL may turn to when a statement has been prepared and run five times.
     *
     * @param sql the statement with its named parameters
     */
    public static QueryPlan generic(JdbcClient jdbc, String sql) {
        var numbers = new HashMap<String, Integer>();
        // A name follows one colon; two of them are a cast.
        var numbered = Pattern.compile("(?<!:):(\\w+)")
                .matcher(sql)
                .replaceAll(name -> "\\$" + numbers.computeIfAbsent(name.group(1), _ -> numbers.size() + 1));
        return of(jdbc.sql("explain (generic_plan, format json) " + numbered));
    }

    private static QueryPlan of(StatementSpec explain) {
        var json = explain.query(String.class).single();
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
