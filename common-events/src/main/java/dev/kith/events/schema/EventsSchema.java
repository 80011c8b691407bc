package dev.kith.events.schema;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The tables of outbox and inbox. Whatever reads or writes them takes this as a constructor argument, and so comes after the migration.
 *
 * <p>They live in a PostgreSQL schema of their own: the service's migrations, which own {@code public}, may then run before or
 * after these, and neither history sees the other's tables.
 */
public final class EventsSchema {

    EventsSchema(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/events")
                .schemas("events")
                .table("flyway_events_history")
                .load()
                .migrate();
    }
}
