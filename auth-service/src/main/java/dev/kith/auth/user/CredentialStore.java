package dev.kith.auth.user;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The columns of {@code users} that prove who a user is. */
@Component
class CredentialStore {

    private static final String CREDENTIALS =
            "select id, email_key, password_hash, session_epoch, banned_at is not null as banned from users ";

    private final JdbcClient jdbc;

    CredentialStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<CredentialRow> find(UUID user) {
        return jdbc.sql(CREDENTIALS + "where id = :user")
                .param("user", user)
                .query(CredentialRow.class)
                .optional();
    }

    Optional<CredentialRow> find(EmailAddress email) {
        return jdbc.sql(CREDENTIALS + "where email_key = :key")
                .param("key", email.key())
                .query(CredentialRow.class)
                .optional();
    }

    /** Replaces the hash; false if the password was changed meanwhile. */
    boolean replace(UUID user, String hash, String newHash) {
        return jdbc.sql("""
                        update users set password_hash = :new_hash where id = :user and password_hash = :hash
                        """)
                        .param("new_hash", newHash)
                        .param("user", user)
                        .param("hash", hash)
                        .update()
                == 1;
    }

    /** Sets the password and marks the address as verified; returns the key of the address. */
    String reset(UUID user, String hash) {
        return jdbc.sql("""
                        update users set password_hash = :hash, email_verified_at = coalesce(email_verified_at, clock_timestamp())
                        where id = :user returning email_key
                        """)
                .param("hash", hash)
                .param("user", user)
                .query(String.class)
                .single();
    }

    void verifyEmail(UUID user) {
        jdbc.sql("""
                        update users set email_verified_at = clock_timestamp()
                        where id = :user and email_verified_at is null
                        """).param("user", user).update();
    }

    record CredentialRow(UUID id, String emailKey, String passwordHash, long sessionEpoch, boolean banned) {}
}
