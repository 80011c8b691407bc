package dev.kith.auth.key;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

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

    void add(PublicKeyEntry publicKey, String sealedPrivateKey) {
        jdbc.sql("insert into signing_keys (kid, x, sealed_private_key) values (?, ?, ?)")
                .params(publicKey.kid(), publicKey.x(), sealedPrivateKey)
                .update();
    }

    /**
     * The key that signs now: of those that may, the one that began last. Now, not when the transaction began: it may have waited for
     * the one that made the key.
     */
    Optional<SealedKey> signing() {
        return jdbc.sql("""
                        select kid, sealed_private_key as private_key from signing_keys
                        where signs_from <= clock_timestamp() and (expires_at is null or expires_at > clock_timestamp())
                        order by signs_from desc, kid limit 1
                        """).query(SealedKey.class).optional();
    }

    /** Every key that a living token may be signed with, and those that will sign next. */
    List<PublicKeyEntry> published() {
        return jdbc.sql("""
                        select kid, x from signing_keys
                        where expires_at is null or expires_at > now()
                        order by signs_from, kid
                        """).query(PublicKeyEntry.class).list();
    }

    /** The public half of a key that a living token may be signed with, in base64url. */
    Optional<String> publicHalf(String kid) {
        return jdbc.sql("select x from signing_keys where kid = ? and (expires_at is null or expires_at > now())")
                .param(kid)
                .query(String.class)
                .optional();
    }

    record SealedKey(String kid, String privateKey) {}
}
