package dev.kith.web.idempotency;

import dev.kith.database.retention.Retention;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stored responses, in the table {@code idempotency.answers}. */
final class IdempotencyStore {

    private static final Duration RETENTION = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Clock clock;

    IdempotencyStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param isSameRequest whether it answered a request with the same content */
    record Found(boolean isSameRequest, StoredResponse response) {}

    /** Locks the request until the end of the transaction; false if another transaction holds the lock. */
    boolean tryLock(IdempotentRequest request) {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", ByteBuffer.wrap(request.id()).getLong())
                .query(Boolean.class)
                .single();
    }

    Optional<Found> find(IdempotentRequest request) {
        return jdbc.sql("""
                select request = :request as is_same_request, status, content_type, location, etag, body
                from idempotency.answers
                where id = :id and answered_at > :oldest
                """)
                .param("id", request.id())
                .param("request", request.content())
                .param("oldest", timestamp(clock.instant().minus(RETENTION)))
                .query((row, number) -> new Found(row.getBoolean("is_same_request"), new StoredResponse(row)))
                .optional();
    }

    /**
     * Stores the response. It replaces an expired one that is not purged yet.
     *
     * @param users it is erased with each of them
     */
    void put(IdempotentRequest request, Collection<UUID> users, StoredResponse response) {
        jdbc.sql("""
                insert into idempotency.answers (
                    id, request, users, status, content_type, location, etag, body, answered_at)
                values (:id, :request, :users, :status, :content_type, :location, :etag, :body, :now)
                on conflict (id) do update set
                    request = excluded.request, users = excluded.users, status = excluded.status,
                    content_type = excluded.content_type, location = excluded.location, etag = excluded.etag,
                    body = excluded.body, answered_at = excluded.answered_at
                """)
                .param("id", request.id())
                .param("request", request.content())
                .param("users", users.toArray(UUID[]::new))
                .param("now", timestamp(clock.instant()))
                .params(response.columns())
                .update();
    }

    void erase(UUID user) {
        jdbc.sql("delete from idempotency.answers where users @> array[:user]")
                .param("user", user)
                .update();
    }

    /** Deletes a batch of expired responses. */
    int purge() {
        return jdbc.sql("""
                delete from idempotency.answers where id in (
                    select id from idempotency.answers
                    where answered_at <= :oldest limit :batch for update skip locked)
                """)
                .param("oldest", timestamp(clock.instant().minus(RETENTION)))
                .param("batch", Retention.BATCH)
                .update();
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
