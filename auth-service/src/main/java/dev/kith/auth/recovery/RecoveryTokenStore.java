package dev.kith.auth.recovery;

import dev.kith.auth.token.OpaqueToken;
import dev.kith.database.retention.Retention;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code recovery_tokens}. */
@Component
class RecoveryTokenStore {

    private final JdbcClient jdbc;

    RecoveryTokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID user, TokenPurpose purpose, OpaqueToken token, Duration life) {
        jdbc.sql("""
                        insert into recovery_tokens (user_id, purpose, hash, expires_at)
                        values (:user, :purpose, :hash, clock_timestamp() + make_interval(secs => :life))
                        """)
                .param("user", user)
                .param("purpose", purpose.name())
                .param("hash", token.hash())
                .param("life", (double) life.toSeconds())
                .update();
    }

    /** How many valid tokens the user has for this purpose. */
    int count(UUID user, TokenPurpose purpose) {
        return jdbc.sql("""
                        select count(*) from recovery_tokens
                        where user_id = :user and purpose = :purpose and expires_at > clock_timestamp()
                        """)
                .param("user", user)
                .param("purpose", purpose.name())
                .query(Integer.class)
                .single();
    }

    boolean isValid(TokenPurpose purpose, OpaqueToken token) {
        return jdbc.sql("""
                        select exists (
                            select from recovery_tokens
                            where hash = :hash and purpose = :purpose and expires_at > clock_timestamp())
                        """)
                .param("hash", token.hash())
                .param("purpose", purpose.name())
                .query(Boolean.class)
                .single();
    }

    /** Locks the row of the token's user. */
    void lockUser(OpaqueToken token) {
        jdbc.sql("""
                        select id from users where id = (select user_id from recovery_tokens where hash = :hash)
                        for no key update
                        """).param("hash", token.hash()).query(UUID.class).optional();
    }

    /**
     * Deletes all tokens of the token's user for this purpose and returns the user. Of several calls at the same time,
     * one gets the user.
     */
    Optional<UUID> use(TokenPurpose purpose, OpaqueToken token) {
        return jdbc.sql("""
                        delete from recovery_tokens
                        where purpose = :purpose and user_id = (
                            select user_id from recovery_tokens
                            where hash = :hash and purpose = :purpose and expires_at > clock_timestamp())
                        returning user_id
                        """).param("hash", token.hash()).param("purpose", purpose.name()).query(UUID.class).stream()
                .findFirst();
    }

    void delete(OpaqueToken token) {
        jdbc.sql("""
                        delete from recovery_tokens where hash = :hash
                        """).param("hash", token.hash()).update();
    }

    void deleteAll(UUID user, TokenPurpose purpose) {
        jdbc.sql("""
                        delete from recovery_tokens where user_id = :user and purpose = :purpose
                        """).param("user", user).param("purpose", purpose.name()).update();
    }

    /** Deletes expired tokens. Locked rows stay for the next time. */
    int purge() {
        return jdbc.sql("""
                        delete from recovery_tokens where hash in (
                            select hash from recovery_tokens where expires_at <= now()
                            limit :batch for update skip locked)
                        """).param("batch", Retention.BATCH).update();
    }
}
