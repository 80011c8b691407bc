package dev.kith.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.StatementCallback;
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
        return read(jdbc.sql("explain (format json) " + sql)
                .params(parameters)
                .query(String.class)
                .single());
    }

    /**
     * Asks for the one plan for all values, which PostgreSQL may turn to when a statement has been prepared and run
     * five times.
     *
     * @param sql the statement with its named parameters
     */
    public static QueryPlan generic(DataSource database, String sql) {
        var numbers = new LinkedHashMap<String, String>();
        // A name follows one colon; two of them are a cast.
        var numbered = Pattern.compile("(?<!:):(\\w+)")
                .matcher(sql)
                .replaceAll(name -> numbers.computeIfAbsent(name.group(1), _ -> "\\$" + (numbers.size() + 1)));
        var nothing = String.join(", ", Collections.nCopies(numbers.size(), "null"));
        return read(new JdbcTemplate(database).execute((StatementCallback<String>) statement -> {
            statement.execute("prepare page as " + numbered);
            statement.execute("set plan_cache_mode = force_generic_plan");
            var plan = statement.executeQuery("explain (format json) execute page(%s)".formatted(nothing));
            plan.next();
            var json = plan.getString(1);
            statement.execute("reset plan_cache_mode");
            statement.execute("deallocate page");
            return json;
        }));
    }

    private static QueryPlan read(String json) {
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
                        "WindowAgg",
                        "Index Scan",
                        "Index Only Scan");
        finds(indexes);
    }

    /**
     * Requires that it finds its rows by these indexes, in any order, reading no table from end to end and sorting
     * nothing.
     */
    public void finds(String... indexes) {
        assertThat(all("Node Type")).as(toString()).doesNotContain("Sort");
        findsFew(indexes);
    }

    /**
     * Requires that it finds its rows by these indexes, reading no table from end to end. As they are few, it may sort
     * them.
     */
    public void findsFew(String... indexes) {
        assertThat(all("Node Type")).as(toString()).doesNotContain("Seq Scan").contains("Limit");
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
