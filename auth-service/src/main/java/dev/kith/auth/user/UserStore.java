package dev.kith.auth.user;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class UserStore {

    private static final String USER =
            "select id, email, time_created as created_at, email_verified_at is not null as email_verified from users ";

    private final JdbcClient jdbc;

    UserStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The new user; empty if an account has the address already. */
    Optional<User> add(EmailAddress email, String passwordHash) {
        return jdbc.sql("""
                        insert into users (email, email_key, password_hash) values (:email, :key, :hash)
                        on conflict (email_key) do nothing
                        returning id, email, time_created as created_at, false as email_verified
                        """)
                .param("email", email.text())
                .param("key", email.key())
                .param("hash", passwordHash)
                .query(User.class)
                .optional();
    }

    Optional<User> find(UUID id) {
        return jdbc.sql(USER + "where id = :id")
                .param("id", id)
                .query(User.class)
                .optional();
    }

    Optional<User> find(EmailAddress email) {
        return jdbc.sql(USER + "where email_key = :key")
                .param("key", email.key())
                .query(User.class)
                .optional();
    }

    boolean isActive(UUID id) {
        return jdbc.sql("""
                        select exists (select from users where id = :id and banned_at is null)
                        """).param("id", id).query(Boolean.class).single();
    }

    /** Deletes the user and returns the key of the address; empty if the user does not exist. */
    Optional<String> delete(UUID id) {
        return jdbc.sql("""
                        delete from users where id = :id returning email_key
                        """).param("id", id).query(String.class).optional();
    }

    /** False if the user was banned before. */
    boolean ban(UUID user) {
        return jdbc.sql("""
                        update users set banned_at = now() where id = :user and banned_at is null
                        """).param("user", user).update() == 1;
    }

    /** False if the user was not banned. */
    boolean liftBan(UUID user) {
        return jdbc.sql("""
                        update users set banned_at = null where id = :user and banned_at is not null
                        """).param("user", user).update() == 1;
    }
}
