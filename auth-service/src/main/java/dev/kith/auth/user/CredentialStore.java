package dev.kith.auth.user;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class CredentialStore {

    private static final String OWNER = "select id, email, email_verified_at is not null as email_verified from users ";

    private final JdbcClient jdbc;

    CredentialStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Owner> owner(UUID user) {
        return jdbc.sql(OWNER + "where id = ?").param(user).query(Owner.class).optional();
    }

    Optional<Owner> owner(EmailAddress email) {
        return jdbc.sql(OWNER + "where email_key = ?")
                .param(email.key())
                .query(Owner.class)
                .optional();
    }

    Optional<Known> known(UUID user) {
        return jdbc.sql("select email_key, password_hash from users where id = ?")
                .param(user)
                .query(Known.class)
                .optional();
    }

    boolean replacePassword(Proof proof, String hash) {
        return jdbc.sql("update users set password_hash = ? where id = ? and password_hash = ?")
                        .params(hash, proof.user(), proof.hash())
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

    record Known(String emailKey, String passwordHash) {}
}
