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
                        values (?, ?, ?, clock_timestamp() + make_interval(secs => ?))
                        """)
                .params(user, purpose.name(), token.hash(), (double) life.toSeconds())
                .update();
    }

    /** How many of the user's tokens for this purpose may be used now. */
    int count(UUID user, TokenPurpose purpose) {
        return jdbc.sql("""
                        select count(*) from recovery_tokens
                        where user_id = ? and purpose = ? and expires_at > clock_timestamp()
                        """).params(user, purpose.name()).query(Integer.class).single();
    }

    /** Whether it may be used now. */
    boolean isGood(TokenPurpose purpose, OpaqueToken token) {
        return jdbc.sql("""
                        select exists (
                            select from recovery_tokens where hash = ? and purpose = ? and expires_at > clock_timestamp())
                        """)
                .params(token.hash(), purpose.name())
                .query(Boolean.class)
                .single();
    }

    /** Locks the row of the user whose token it is. */
    void lockUser(OpaqueToken token) {
        jdbc.sql("""
                        select id from users where id = (select user_id from recovery_tokens where hash = ?)
                        for no key update
                        """).param(token.hash()).query(UUID.class).optional();
    }

    /** Uses up all that its user has for this purpose: of many who try at once, one gets the user. */
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
        jdbc.sql("delete from recovery_tokens where hash = ?")
                .param(token.hash())
                .update();
    }

    void forget(UUID user, TokenPurpose purpose) {
        jdbc.sql("delete from recovery_tokens where user_id = ? and purpose = ?")
                .params(user, purpose.name())
                .update();
    }

    /** Deletes what nobody can use any more; what somebody else has locked stays for the next time. */
    int purge() {
        return jdbc.sql("""
                        delete from recovery_tokens where hash in (
                            select hash from recovery_tokens where expires_at <= now() limit ? for update skip locked)
                        """).param(Retention.BATCH).update();
    }
}
