package dev.kith.chat.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.test.RealInfrastructure;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@RealInfrastructure(kafka = false)
@SpringBootTest(webEnvironment = WebEnvironment.MOCK)
class ChangePurgeIntegrationTests {

    private static final int KEPT_DAYS = 31;
    private static final int PURGES = 45;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ChangeStore changes;

    /** The pages of deleted rows are used again, so that old and new rows lie side by side. */
    @Test
    void readsFewPagesAfterTwoMonthsOfPurges() {
        for (var day = KEPT_DAYS + PURGES; day > PURGES; day--) {
            addDay(day);
        }
        for (var day = PURGES; day > 0; day--) {
            jdbc.sql("delete from changes where time < now() - make_interval(days => :days)")
                    .param("days", day + KEPT_DAYS)
                    .update();
            jdbc.sql("vacuum changes").update();
            addDay(day);
        }
        jdbc.sql("vacuum analyze changes").update();
        var rows = count();

        assertThat(pagesOfAPurge()).isLessThan(pagesOfTheTable() / 10);
        assertThat(count()).isEqualTo(rows);
        while (changes.purge(Duration.ofDays(KEPT_DAYS / 2)) > 0) {
            assertThat(count()).isPositive();
        }
        assertThat(count()).isBetween(rows / 3, rows * 2 / 3);
    }

    // Between the beginning of that day and its end, in the order of time.
    private void addDay(int daysAgo) {
        jdbc.sql("""
                        insert into changes (user_id, position, kind, actor, peer, seq, time)
                        select gen_random_uuid(), number, 'SENT', gen_random_uuid(), gen_random_uuid(), 1,
                               now() - make_interval(days => :days) + make_interval(mins => number)
                        from generate_series(1, 1400) number
                        """).param("days", daysAgo).update();
    }

    private long pagesOfAPurge() {
        var plan = jdbc.sql("explain (analyze, buffers, format json) " + ChangeStore.PURGE)
                .params(Map.of("age", Duration.ofDays(KEPT_DAYS + 2).toSeconds(), "batch", 1_000))
                .query(String.class)
                .single();
        var root = JsonMapper.shared().readTree(plan).path(0).path("Plan");
        return root.path("Shared Hit Blocks").asLong()
                + root.path("Shared Read Blocks").asLong();
    }

    private long pagesOfTheTable() {
        return jdbc.sql("select pg_relation_size('changes') / current_setting('block_size')::int")
                .query(Long.class)
                .single();
    }

    private long count() {
        return jdbc.sql("select count(*) from changes").query(Long.class).single();
    }
}
