package dev.kith.database.outbox;

import dev.kith.events.message.EventMessage;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL of {@code events.outbox}. */
final class OutboxTable {

    /**
     * Must never change: with another number, rows of one key that wait already would lie in two partitions and lose
     * their order.
     */
    static final int PARTITIONS = 8;

    // "kith" in ASCII, so that these advisory locks are not those of anything else in this database.
    private static final int LOCK_NAMESPACE = 0x6b697468;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final URI source;

    OutboxTable(JdbcClient jdbc, NamedParameterJdbcOperations batches, URI source) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.source = source;
    }

    /** Adds the events at the end, in this order and in one round trip. */
    void insert(List<NewEvent> events, @Nullable String traceparent, @Nullable String requestId) {
        var rows = events.stream()
                .map(event -> new MapSqlParameterSource()
                        .addValue("partition", event.partition())
                        .addValue("topic", event.topic())
                        .addValue("key", event.key())
                        .addValue("type", event.type())
                        .addValue("data", event.json())
                        .addValue("traceparent", traceparent, Types.VARCHAR)
                        .addValue("requestId", requestId, Types.VARCHAR))
                .toArray(SqlParameterSource[]::new);
        batches.batchUpdate("""
                insert into events.outbox (partition, topic, key, type, data, traceparent, request_id)
                values (:partition, :topic, :key, :type, :data::json, :traceparent, :requestId)
                """, rows);
    }

    List<Integer> partitionsWithEvents() {
        return jdbc.sql("""
                        select number from generate_series(0, :last) as number
                        where exists (select from events.outbox where partition = number)
                        """).param("last", PARTITIONS - 1).query(Integer.class).list();
    }

    /**
     * Whether the current transaction is now the one that relays this partition. Read the rows in a statement of their
     * own after this one: the snapshot of this statement is older than the lock, and would show rows that the previous
     * relay has just deleted.
     */
    boolean lock(int partition) {
        return jdbc.sql("select pg_try_advisory_xact_lock(:namespace, :partition)")
                .param("namespace", LOCK_NAMESPACE)
                .param("partition", partition)
                .query(Boolean.class)
                .single();
    }

    List<PendingEvent> first(int partition, int limit) {
        return jdbc.sql("""
                        select id, topic, key, event_id, type, time, data, traceparent, request_id
                        from events.outbox where partition = :partition order by id limit :limit
                        """)
                .param("partition", partition)
                .param("limit", limit)
                .query(this::pendingEvent)
                .list();
    }

    void delete(int partition, List<PendingEvent> events) {
        jdbc.sql("delete from events.outbox where partition = :partition and id = any(:ids)")
                .param("partition", partition)
                .param("ids", events.stream().mapToLong(PendingEvent::id).toArray())
                .update();
    }

    OutboxBacklog backlog() {
        return jdbc.sql("""
                        select count(*), coalesce(extract(epoch from now() - min(time)), 0)::float8 from events.outbox
                        """)
                .query((row, _) -> new OutboxBacklog(row.getLong(1), row.getDouble(2)))
                .single();
    }

    private PendingEvent pendingEvent(ResultSet row, int number) throws SQLException {
        return new PendingEvent(
                row.getLong("id"),
                row.getString("topic"),
                row.getString("key"),
                new EventMessage(
                        row.getObject("event_id", UUID.class),
                        source,
                        row.getString("type"),
                        row.getObject("time", OffsetDateTime.class).toInstant(),
                        row.getString("traceparent"),
                        row.getString("request_id"),
                        row.getString("data")));
    }

    /** A row of the outbox: an event that Kafka has not acknowledged yet. */
    record PendingEvent(long id, String topic, String key, EventMessage message) {}

    /**
     * How many events wait in the outbox.
     *
     * @param ageSeconds of the oldest event, 0 if none waits
     */
    record OutboxBacklog(long depth, double ageSeconds) {}

    /** A row that is not in the table yet. */
    record NewEvent(String topic, String key, String type, String json) {

        int partition() {
            return Math.floorMod(key.hashCode(), PARTITIONS);
        }
    }
}
