package dev.kith.auth.recovery;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TokenStore {

    private final JdbcClient jdbc;

    TokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the place of the token that the user has for this purpose. */
    void put(UUID user, Purpose purpose, Token token, Duration life) {
        jdbc.sql("""
                        insert into recovery_tokens (user_id, purpose, hash, expires_at)
                        values (?, ?, ?, clock_timestamp() + make_interval(secs => ?))
                        on conflict (user_id, purpose) do update set hash = excluded.hash, expires_at = excluded.expires_at
                        """)
                .params(user, purpose.name(), token.hash(), (double) life.toSeconds())
                .update();
    }

    /** Whether it may be used now. */
    boolean isGood(Purpose purpose, Token token) {
        return jdbc.sql("""
                        select exists (
                            select from recovery_tokens where hash = ? and purpose = ? and expires_at > clock_timestamp())
                        """)
                .params(token.hash(), purpose.name())
                .query(Boolean.class)
                .single();
    }

    /** Uses it up: of many who try, one gets its user. */
    Optional<UUID> use(Purpose purpose, Token token) {
        return jdbc.sql("""
                        delete from recovery_tokens where hash = ? and purpose = ? and expires_at > clock_timestamp()
                        returning user_id
                        """)
                .params(token.hash(), purpose.name())
                .query(UUID.class)
                .optional();
    }

    void forget(UUID user, Purpose purpose) {
        jdbc.sql("delete from recovery_tokens where user_id = ? and purpose = ?")
                .params(user, purpose.name())
                .update();
    }

    int deleteExpired() {
        return jdbc.sql("delete from recovery_tokens where expires_at <= clock_timestamp()")
                .update();
    }
}
