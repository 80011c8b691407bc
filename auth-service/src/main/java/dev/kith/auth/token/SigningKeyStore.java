package dev.kith.auth.token;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every statement goes by the clock and not by the beginning of its transaction, which may have waited for one that
 * made a key.
 */
@Component
class SigningKeyStore {

    private final JdbcClient jdbc;

    SigningKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits until no other transaction may add a key. Let go at the transaction's end. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('signing_keys'))")
                .query()
                .singleRow();
    }

    void add(PublicKeyEntry publicKey, String sealedPrivateKey, Duration lead) {
        jdbc.sql("""
                        insert into signing_keys (kid, x, sealed_private_key, created_at, signs_from)
                        values (?, ?, ?, clock_timestamp(), clock_timestamp() + make_interval(secs => ?))
                        """)
                .params(publicKey.kid(), publicKey.x(), sealedPrivateKey, seconds(lead))
                .update();
    }

    /** The key that signs now: of those that may, the one that began last. */
    Optional<SealedKey> signing() {
        return jdbc.sql("""
                        select kid, sealed_private_key as private_key, signs_from from signing_keys
                        where signs_from <= clock_timestamp() and (expires_at is null or expires_at > clock_timestamp())
                        order by signs_from desc, kid limit 1
                        """).query(SealedKey.class).optional();
    }

    /** The key that is published and does not sign yet. */
    Optional<String> next() {
        return jdbc.sql("select kid from signing_keys where signs_from > clock_timestamp()")
                .query(String.class)
                .optional();
    }

    /** Whether the newest key will have signed for this long a lead from now. */
    boolean due(Duration period, Duration lead) {
        return jdbc.sql("""
                        select max(signs_from) + make_interval(secs => ?) <= clock_timestamp() + make_interval(secs => ?)
                        from signing_keys
                        """)
                .params(seconds(period), seconds(lead))
                .query(Boolean.class)
                .single();
    }

    /** Lets every key but this one expire so long after this one begins to sign. */
    void retireAllBut(String kid, Duration afterlife) {
        jdbc.sql("""
                        update signing_keys set expires_at = successor.signs_from + make_interval(secs => ?)
                        from signing_keys successor
                        where successor.kid = ? and signing_keys.kid <> successor.kid and signing_keys.expires_at is null
                        """).params(seconds(afterlife), kid).update();
    }

    /** Forgets the private halves of keys that another one signs in the place of. */
    void deleteRetiredPrivateHalves() {
        jdbc.sql("""
                        update signing_keys set sealed_private_key = null
                        where sealed_private_key is not null and exists (
                            select from signing_keys successor
                            where successor.signs_from > signing_keys.signs_from and successor.signs_from <= clock_timestamp())
                        """).update();
    }

    /** Forgets the keys that no living token can be signed with. */
    void deleteExpired() {
        jdbc.sql("delete from signing_keys where expires_at <= clock_timestamp()")
                .update();
    }

    /** Every key that a living token may be signed with, and the one that will sign next. */
    List<PublicKeyEntry> published() {
        return jdbc.sql("""
                        select kid, x from signing_keys
                        where expires_at is null or expires_at > clock_timestamp()
                        order by signs_from, kid
                        """).query(PublicKeyEntry.class).list();
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

    /** The public half of a key that a living token may be signed with, in base64url. */
    Optional<String> publicHalf(String kid) {
        return jdbc.sql("""
                        select x from signing_keys
                        where kid = ? and (expires_at is null or expires_at > clock_timestamp())
                        """).param(kid).query(String.class).optional();
    }

    // make_interval takes seconds as a number with a fraction.
    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    record SealedKey(String kid, String privateKey, Instant signsFrom) {}
}
