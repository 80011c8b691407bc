package dev.kith.database.erasure;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL of {@code events.erasures}. */
final class ErasureTable {

    /** A user to erase, and the pseudonym that replaces them. */
    record DueErasure(UUID userId, UUID pseudonym) {}

    private final JdbcClient jdbc;

    ErasureTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID user, UUID pseudonym) {
        jdbc.sql("insert into events.erasures (user_id, pseudonym) values (?, ?) on conflict do nothing")
                .params(user, pseudonym)
                .update();
    }

    /** Whether no other instance erases. If so, none does until the end of the transaction. */
    boolean tryLock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('kith.erasures', 0))")
                .query(Boolean.class)
                .single();
    }

    Optional<DueErasure> next() {
        return jdbc.sql("select user_id, pseudonym from events.erasures where due_at <= now() order by due_at limit 1")
                .query(DueErasure.class)
                .optional();
    }

    void postpone(UUID user, Duration pause) {
        jdbc.sql("update events.erasures set due_at = now() + make_interval(secs => ?) where user_id = ?")
                .params(pause.toSeconds(), user)
                .update();
    }

    void remove(UUID user) {
        jdbc.sql("delete from events.erasures where user_id = ?").param(user).update();
    }
}
