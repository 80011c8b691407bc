package dev.kith.auth.user;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stands in {@code users} to know its owner by. */
@Component
class CredentialStore {

    private static final String KNOWN =
            "select id, email_key, password_hash, session_epoch, banned_at is not null as banned from users ";

    private final JdbcClient jdbc;

    CredentialStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<CredentialRow> find(UUID user) {
        return jdbc.sql(KNOWN + "where id = ?")
                .param(user)
                .query(CredentialRow.class)
                .optional();
    }

    Optional<CredentialRow> find(EmailAddress email) {
        return jdbc.sql(KNOWN + "where email_key = ?")
                .param(email.key())
                .query(CredentialRow.class)
                .optional();
    }

    /** Puts a newer hash in the place of this one; false if the password was changed meanwhile. */
    boolean replace(UUID user, String hash, String newer) {
        return jdbc.sql("update users set password_hash = ? where id = ? and password_hash = ?")
                        .params(newer, user, hash)
                        .update()
                == 1;
    }

    /** Sets the password, and that the address is verified; returns the address's key. */
    String reset(UUID user, String hash) {
        return jdbc.sql("""
                        update users set password_hash = ?, email_verified_at = coalesce(email_verified_at, clock_timestamp())
                        where id = ? returning email_key
                        """).params(hash, user).query(String.class).single();
    }

    void verifyEmail(UUID user) {
        jdbc.sql("update users set email_verified_at = clock_timestamp() where id = ? and email_verified_at is null")
                .param(user)
                .update();
    }

    record CredentialRow(UUID id, String emailKey, String passwordHash, long sessionEpoch, boolean banned) {}
}
