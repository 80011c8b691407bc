package dev.kith.fleet.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A load that writes events into a service's outbox which nobody must get: holds the locks under which the service's
 * relay would send them, and throws them away. Events of others wait meanwhile.
 */
record UnheardLoad(Load load, ServiceDatabase database) implements Load {

    /** By which a script marks its events. */
    static final String REQUEST_ID = "kith-bench";

    @Override
    public String name() {
        return load.name();
    }

    @Override
    public Measurement run(Duration duration) throws IOException, InterruptedException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            // The locks of dev.kith.database.outbox.OutboxTable. They end with this connection, however it ends.
            statement.execute("select pg_advisory_lock(x'6b697468'::int, n) from generate_series(0, 7) n");
            try {
                return load.run(duration);
            } finally {
                statement.execute("delete from events.outbox where request_id = '%s'".formatted(REQUEST_ID));
            }
        } catch (SQLException e) {
            throw new IOException("%s: %s".formatted(name(), e.getMessage()), e);
        }
    }
}
