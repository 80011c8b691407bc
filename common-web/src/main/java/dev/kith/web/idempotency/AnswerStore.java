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

/** The table {@code idempotency.answers}. */
final class AnswerStore {

    private static final Duration KEPT = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Clock clock;

    AnswerStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * An answer that was given.
     *
     * @param toTheSame whether the request that it was given to asked the same as this one
     */
    record Kept(boolean toTheSame, Answer answer) {}

    /** Whether nobody else has this request at hand; if so, until the end of the transaction. */
    boolean tryLock(IdempotentRequest attempt) {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", ByteBuffer.wrap(attempt.id()).getLong())
                .query(Boolean.class)
                .single();
    }

    Optional<Kept> find(IdempotentRequest attempt) {
        return jdbc.sql("""
                select request = :request as to_the_same, status, content_type, location, etag, body
                from idempotency.answers
                where id = :id and answered_at > :oldest
                """)
                .param("id", attempt.id())
                .param("request", attempt.content())
                .param("oldest", timestamp(clock.instant().minus(KEPT)))
                .query((row, number) -> new Kept(row.getBoolean("to_the_same"), new Answer(row)))
                .optional();
    }

    /**
     * Keeps the answer, in the place of one that has expired and is not yet purged.
     *
     * @param users whom it goes with
     */
    void keep(IdempotentRequest attempt, Collection<UUID> users, Answer answer) {
        jdbc.sql("""
                insert into idempotency.answers (
                    id, request, users, status, content_type, location, etag, body, answered_at)
                values (:id, :request, :users, :status, :content_type, :location, :etag, :body, :now)
                on conflict (id) do update set request = excluded.request, users = excluded.users, status = excluded.status,
                    content_type = excluded.content_type, location = excluded.location, etag = excluded.etag,
                    body = excluded.body, answered_at = excluded.answered_at
                """)
                .param("id", attempt.id())
                .param("request", attempt.content())
                .param("users", users.toArray(UUID[]::new))
                .param("now", timestamp(clock.instant()))
                .params(answer.columns())
                .update();
    }

    void erase(UUID user) {
        jdbc.sql("delete from idempotency.answers where users @> array[:user]")
                .param("user", user)
                .update();
    }

    /** Deletes some of what nobody can ask for any more. */
    int purge() {
        return jdbc.sql("""
                delete from idempotency.answers where id in (
                    select id from idempotency.answers where answered_at <= :oldest limit :batch for update skip locked)
                """)
                .param("oldest", timestamp(clock.instant().minus(KEPT)))
                .param("batch", Retention.BATCH)
                .update();
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
