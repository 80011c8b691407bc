package dev.kith.database.inbox;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL of {@code events.processed_events}. */
final class ProcessedEvents {

    private static final int PURGE_BATCH = 1_000;

    private final JdbcClient jdbc;

    ProcessedEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whether the event is new. If another transaction is about to say the same of it, this one waits for that one's
     * end.
     */
    boolean add(UUID eventId, String eventType) {
        return jdbc.sql("""
                        insert into events.processed_events (event_id, event_type) values (:id, :type)
                        on conflict do nothing
                        """).param("id", eventId).param("type", eventType).update() == 1;
    }

    /** Forgets what is older, in small transactions that disturb nobody. */
    void purge(Duration age) {
        int purged;
        do {
            purged = jdbc.sql("""
                            delete from events.processed_events where event_id in (
                                select event_id from events.processed_events
                                where processed_at < now() - make_interval(secs => :age)
                                order by processed_at limit :batch for update skip locked)
                            """)
                    .param("age", age.toSeconds())
                    .param("batch", PURGE_BATCH)
                    .update();
        } while (purged == PURGE_BATCH);
    }
}
