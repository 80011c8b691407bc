package dev.kith.database.inbox;

import dev.kith.database.retention.Retention;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL of {@code events.processed_events}. */
final class ProcessedEvents {

    private final JdbcClient jdbc;

    ProcessedEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Remembers the event, and returns whether it is new. If another transaction is adding the same event, this one
     * waits until that one ends.
     */
    boolean add(UUID eventId, String eventType) {
        return jdbc.sql("""
                        insert into events.processed_events (event_id, event_type) values (:id, :type)
                        on conflict do nothing
                        """).param("id", eventId).param("type", eventType).update() == 1;
    }

    /** Deletes some events that were processed longer ago than this, and returns how many. */
    int deleteOlderThan(Duration age) {
        return jdbc.sql("""
                        delete from events.processed_events where event_id in (
                            select event_id from events.processed_events
                            where processed_at < now() - make_interval(secs => :age)
                            order by processed_at limit :batch for update skip locked)
                        """)
                .param("age", age.toSeconds())
                .param("batch", Retention.BATCH)
                .update();
    }
}
