package dev.kith.database.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.database.notes.NotesApplication;
import dev.kith.database.retention.RetentionAutoConfiguration.Purge;
import dev.kith.test.RealInfrastructure;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskHolder;

@RealInfrastructure(kafka = false)
@SpringBootTest(classes = NotesApplication.class)
@ExtendWith(OutputCaptureExtension.class)
class PurgeIntegrationTests {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ScheduledTaskHolder schedule;

    @BeforeEach
    void addThings() {
        jdbc.sql("create table if not exists leftovers (name text)").update();
        jdbc.sql("truncate leftovers").update();
        jdbc.sql("insert into leftovers values ('old'), ('older')").update();
    }

    @Test
    void deletesTheOthersIfOneDeletionFails(CapturedOutput output) {
        var purge = new Purge(List.of(
                new Retention(
                        "things of a table that is not there",
                        () -> jdbc.sql("delete from nowhere").update()),
                oldThings()));

        purge.run();

        assertThat(leftovers()).isZero();
        assertThat(output)
                .contains("Could not delete things of a table that is not there")
                .doesNotContain("delete old things");
    }

    @Test
    void deletesUntilNothingIsLeft() {
        assertThat(oldThings().deleteExpired()).isEqualTo(2);
        assertThat(leftovers()).isZero();
    }

    @Test
    void runsOnASchedule() {
        assertThat(schedule.getScheduledTasks())
                .map(scheduled -> scheduled.getTask().toString())
                .anyMatch(task -> task.equals(Purge.class.getName() + ".run"));
    }

    private Retention oldThings() {
        return new Retention("old things", () -> jdbc.sql("""
                        delete from leftovers where name = (select name from leftovers limit 1)""").update());
    }

    private int leftovers() {
        return jdbc.sql("select count(*) from leftovers").query(Integer.class).single();
    }
}
