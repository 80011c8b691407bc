package dev.kith.web.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.web.WithDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskHolder;

@WithDatabase
@ExtendWith(OutputCaptureExtension.class)
class PurgeIntegrationTests {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ScheduledTaskHolder schedule;

    @BeforeEach
    void leaveThings() {
        jdbc.sql("create table if not exists leftovers (name text)").update();
        jdbc.sql("truncate leftovers").update();
        jdbc.sql("insert into leftovers values ('old'), ('older')").update();
    }

    @Test
    void forgetsTheOthersWhereOneCannotBeForgotten(CapturedOutput output) {
        var order = new ArrayList<String>();
        var purge = new Purge(List.of(
                new Retention("things of a table that is not there", () -> {
                    order.add("broken");
                    return jdbc.sql("delete from nowhere").update();
                }),
                new Retention("old things", () -> {
                    order.add("whole");
                    return jdbc.sql("delete from leftovers").update();
                })));

        purge.run();

        assertThat(order).containsExactly("broken", "whole");
        assertThat(jdbc.sql("select count(*) from leftovers")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(output)
                .contains("there will be things of a table that is not there")
                .doesNotContain("be old things");
    }

    @Test
    void isRunByTheScheduler() {
        assertThat(schedule.getScheduledTasks())
                .map(scheduled -> scheduled.getTask().toString())
                .anyMatch(task -> task.equals(Purge.class.getName() + ".run"));
    }
}
