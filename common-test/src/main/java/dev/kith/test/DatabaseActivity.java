package dev.kith.test;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What the sessions of a database do now. */
public record DatabaseActivity(JdbcClient jdbc) {

    /** Whether a session waits for a lock of another session. */
    public boolean waitsForALock() {
        return jdbc.sql("""
                        select exists (select from pg_stat_activity
                                       where datname = current_database() and wait_event_type = 'Lock')""").query(Boolean.class).single();
    }
}
