package dev.kith.events.outbox;

import dev.kith.events.message.EventMessage;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL of {@code events.outbox}. */
final class OutboxTable {

    /** Fixed for ever: with another number, rows of one key that wait already would lie in two partitions and lose their order. */
    static final int PARTITIONS = 8;

    // Apart from whatever else takes advisory locks in this database: "kith" in ASCII.
    private static final int LOCK_NAMESPACE = 0x6b697468;

    private final JdbcClient jdbc;
    private final URI source;

    OutboxTable(JdbcClient jdbc, URI source) {
        this.jdbc = jdbc;
        this.source = source;
    }

    /** Puts them at the end, in this order. */
    void insert(List<NewEvent> events, @Nullable String traceparent, @Nullable String requestId) {
        jdbc.sql("""
                        insert into events.outbox (partition, topic, key, type, data, traceparent, request_id)
                        select partition, topic, key, type, data::json, :traceparent::text, :requestId::text
                        from unnest(:partitions, :topics, :keys, :types, :data) with ordinality
                            as event (partition, topic, key, type, data, position)
                        order by position
                        """)
                .param(
                        "partitions",
                        events.stream().mapToInt(NewEvent::partition).toArray())
                .param("topics", column(events, NewEvent::topic))
                .param("keys", column(events, NewEvent::key))
                .param("types", column(events, NewEvent::type))
                .param("data", column(events, NewEvent::json))
                .param("traceparent", traceparent)
                .param("requestId", requestId)
                .update();
    }

    List<Integer> partitionsWithEvents() {
        return jdbc.sql("""
                        select number from generate_series(0, :last) as number
                        where exists (select from events.outbox where partition = number)
                        """).param("last", PARTITIONS - 1).query(Integer.class).list();
    }

    /**
     * Whether the current transaction is now the one that relays this partition. The rows are to be read in a statement of their own
     * after this one: its snapshot would be older than the lock, and show rows that the relay before has just deleted.
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

    Backlog backlog() {
        return jdbc.sql("""
                        select count(*), coalesce(extract(epoch from now() - min(time)), 0)::float8 from events.outbox
                        """)
                .query((row, _) -> new Backlog(row.getLong(1), row.getDouble(2)))
                .single();
    }

    private static String[] column(List<NewEvent> events, Function<NewEvent, String> value) {
        return events.stream().map(value).toArray(String[]::new);
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

    record NewEvent(String topic, String key, String type, String json) {

        int partition() {
            return Math.floorMod(key.hashCode(), PARTITIONS);
        }
    }
}
