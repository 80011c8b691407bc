package dev.kith.database.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.database.notes.NotesApplication;
import dev.kith.database.retention.Retention;
import dev.kith.test.RealInfrastructure;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@RealInfrastructure(kafka = false)
@SpringBootTest(classes = NotesApplication.class)
class ProcessedEventsIntegrationTests {

    @Autowired
    private ProcessedEvents processedEvents;

    @Autowired
    private Retention processedEventsRetention;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void areDeletedWhenTheyCannotComeAgain() {
        jdbc.sql("delete from events.processed_events").update();
        var recent = UUID.randomUUID();
        processedEvents.add(recent, "note.taken");
        jdbc.sql("""
                        insert into events.processed_events (event_id, event_type, processed_at)
                        select uuidv7(), 'note.taken', now() - interval '22 days' from generate_series(1, 2500)
                        """).update();

        processedEventsRetention.deleteExpired();

        assertThat(jdbc.sql("select event_id from events.processed_events")
                        .query(UUID.class)
                        .list())
                .containsExactly(recent);
        assertThat(processedEvents.add(recent, "note.taken")).isFalse();
    }
}
