package dev.kith.auth.token;

import dev.kith.auth.token.KeyController.KeyState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code signing_keys}. Statements use the clock and not the start of their transaction, which may have
 * waited for another one that added a key.
 */
@Component
class SigningKeyStore {

    private final JdbcClient jdbc;

    SigningKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits until no other transaction can add a key. Unlocked at the end of the transaction. */
    void lock() {
        jdbc.sql("""
                        select pg_advisory_xact_lock(hashtext('signing_keys'))
                        """).query().singleRow();
    }

    void add(PublicKeyEntry publicKey, String sealedPrivateKey, Duration lead) {
        jdbc.sql("""
                        insert into signing_keys (kid, x, sealed_private_key, created_at, signs_from)
                        values (:kid, :x, :sealed, clock_timestamp(), clock_timestamp() + make_interval(secs => :lead))
                        """)
                .param("kid", publicKey.kid())
                .param("x", publicKey.x())
                .param("sealed", sealedPrivateKey)
                .param("lead", seconds(lead))
                .update();
    }

    /** The key that signs now: the newest one that may. */
    Optional<SealedKey> signing() {
        return jdbc.sql("""
                        select kid, sealed_private_key as private_key, signs_from from signing_keys
                        where signs_from <= clock_timestamp() and (expires_at is null or expires_at > clock_timestamp())
                        order by signs_from desc, kid limit 1
                        """).query(SealedKey.class).optional();
    }

    /** The key that is published and does not sign yet. */
    Optional<String> next() {
        return jdbc.sql("""
                        select kid from signing_keys where signs_from > clock_timestamp()
                        """).query(String.class).optional();
    }

    /** Whether the newest key will have signed for this period when the lead has passed. */
    boolean isDue(Duration period, Duration lead) {
        return jdbc.sql("""
                        select max(signs_from) + make_interval(secs => :period)
                            <= clock_timestamp() + make_interval(secs => :lead)
                        from signing_keys
                        """)
                .param("period", seconds(period))
                .param("lead", seconds(lead))
                .query(Boolean.class)
                .single();
    }

    /** Lets every other key expire this time after this key begins to sign. */
    void retireAllBut(String kid, Duration retirement) {
        jdbc.sql("""
                        update signing_keys set expires_at = successor.signs_from + make_interval(secs => :retirement)
                        from signing_keys successor
                        where successor.kid = :kid and signing_keys.kid <> successor.kid and signing_keys.expires_at is null
                        """).param("retirement", seconds(retirement)).param("kid", kid).update();
    }

    /** Deletes the private keys that do not sign any more. */
    void deleteRetiredPrivateKeys() {
        jdbc.sql("""
                        update signing_keys set sealed_private_key = null
                        where sealed_private_key is not null and exists (
                            select from signing_keys successor
                            where successor.signs_from > signing_keys.signs_from and successor.signs_from <= clock_timestamp())
                        """).update();
    }

    /** Deletes the keys whose last token has expired. */
    void deleteExpired() {
        jdbc.sql("""
                        delete from signing_keys where expires_at <= clock_timestamp()
                        """).update();
    }

    /** The keys of all tokens that have not expired, and the key that will sign next. */
    List<PublicKeyEntry> published() {
        return jdbc.sql("""
                        select kid, x from signing_keys
                        where expires_at is null or expires_at > clock_timestamp()
                        order by signs_from, kid
                        """)
                .query((row, _) -> new PublicKeyEntry(row.getString("kid"), row.getString("x")))
                .list();
    }

    /** The published keys, the newest first. */
    List<KeyState> states() {
        return jdbc.sql("""
                        select kid,
                            case
                                when signs_from > clock_timestamp() then 'NEXT'
                                when lead(kid) over newest_last is null
                                    or lead(signs_from) over newest_last > clock_timestamp() then 'SIGNING'
                                else 'RETIRED'
                            end as state,
                            created_at, signs_from, expires_at
                        from signing_keys
                        where expires_at is null or expires_at > clock_timestamp()
                        window newest_last as (order by signs_from, kid desc)
                        order by signs_from desc, kid
                        """).query(KeyState.class).list();
    }

    /** The public key in base64url; empty if the key is unknown or has expired. */
    Optional<String> publicKey(String kid) {
        return jdbc.sql("""
                        select x from signing_keys
                        where kid = :kid and (expires_at is null or expires_at > clock_timestamp())
                        """).param("kid", kid).query(String.class).optional();
    }

    // make_interval takes fractions of a second.
    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    record SealedKey(String kid, String privateKey, Instant signsFrom) {}
}
