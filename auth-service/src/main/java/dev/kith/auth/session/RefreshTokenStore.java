package dev.kith.auth.session;

import dev.kith.auth.token.OpaqueToken;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The hashes of refresh tokens. Changed only by who has locked the session's row. */
@Component
class RefreshTokenStore {

    private final JdbcClient jdbc;

    RefreshTokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID session, OpaqueToken token) {
        jdbc.sql("insert into refresh_tokens (hash, session_id) values (?, ?)")
                .params(token.hash(), session)
                .update();
    }

    /** Whether it had not been spent before. */
    boolean spend(OpaqueToken token, Instant now) {
        return jdbc.sql("update refresh_tokens set spent_at = ? where hash = ? and spent_at is null")
                        .params(now.atOffset(ZoneOffset.UTC), token.hash())
                        .update()
                == 1;
    }

    boolean isSpent(OpaqueToken token) {
        return jdbc.sql("select exists (select from refresh_tokens where hash = ? and spent_at is not null)")
                .param(token.hash())
                .query(Boolean.class)
                .single();
    }

    /** When it was spent. */
    Instant spentAt(OpaqueToken token) {
        return jdbc.sql("select spent_at from refresh_tokens where hash = ?")
                .param(token.hash())
                .query(Instant.class)
                .single();
    }
}
