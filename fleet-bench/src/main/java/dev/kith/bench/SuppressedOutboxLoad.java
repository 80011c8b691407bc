package dev.kith.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/**
 * A load that writes events into a service's outbox that must never be published. It holds the locks that the service's
 * relay needs to publish, and deletes the events at the end. Other events of the service wait meanwhile.
 */
record SuppressedOutboxLoad(Load load, ServiceDatabase database) implements Load {

    /** Marks the events of a script. */
    static final String REQUEST_ID = "kith-bench";

    /** The values of an event, for the parameters of a script. */
    static Map<String, String> event(String topic, String key, String type, String data) {
        return Map.of(
                "partition", "0",
                "topic", topic,
                "key", key,
                "type", type,
                "data", data,
                "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "requestId", REQUEST_ID);
    }

    /** As in the outbox of the services; a test compares them. The locks end with their connection. */
    static final String LOCK = "select pg_advisory_lock(x'6b697468'::int, n) from generate_series(0, 7) n";

    @Override
    public String name() {
        return load.name();
    }

    @Override
    public Measurement run(Duration duration) throws IOException, InterruptedException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(LOCK);
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
