package dev.kith.auth.session;

import dev.kith.auth.token.OpaqueToken;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code refresh_tokens}. Every caller that changes it has locked the session's row. */
@Component
class RefreshTokenStore {

    private final JdbcClient jdbc;

    RefreshTokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID session, OpaqueToken token) {
        jdbc.sql("""
                        insert into refresh_tokens (hash, session_id) values (:hash, :session)
                        """).param("hash", token.hash()).param("session", session).update();
    }

    /** Marks the token as spent; false if it was spent before. */
    boolean spend(OpaqueToken token, Instant now) {
        return jdbc.sql("""
                        update refresh_tokens set spent_at = :now where hash = :hash and spent_at is null
                        """)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("hash", token.hash())
                        .update()
                == 1;
    }

    boolean isSpent(OpaqueToken token) {
        return jdbc.sql("""
                        select exists (select from refresh_tokens where hash = :hash and spent_at is not null)
                        """).param("hash", token.hash()).query(Boolean.class).single();
    }

    /** The time when the token was spent. */
    Instant spentAt(OpaqueToken token) {
        return jdbc.sql("""
                        select spent_at from refresh_tokens where hash = :hash
                        """).param("hash", token.hash()).query(Instant.class).single();
    }
}
