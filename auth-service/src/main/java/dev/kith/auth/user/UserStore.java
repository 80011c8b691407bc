package dev.kith.auth.user;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class UserStore {

    private static final String USER =
            "select id, email, time_created, email_verified_at is not null as email_verified from users ";

    private final JdbcClient jdbc;

    UserStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The new user; empty if the address is somebody's already. */
    Optional<User> add(EmailAddress email, String passwordHash) {
        return jdbc.sql("""
                        insert into users (email, email_key, password_hash) values (?, ?, ?)
                        on conflict (email_key) do nothing
                        returning id, email, time_created, false as email_verified
                        """)
                .params(email.text(), email.key(), passwordHash)
                .query(User.class)
                .optional();
    }

    Optional<User> find(UUID id) {
        return jdbc.sql(USER + "where id = ?").param(id).query(User.class).optional();
    }

    Optional<User> find(EmailAddress email) {
        return jdbc.sql(USER + "where email_key = ?")
                .param(email.key())
                .query(User.class)
                .optional();
    }

    boolean isActive(UUID id) {
        return jdbc.sql("select exists (select from users where id = ? and banned_at is null)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /** The key of the address that is free now; empty if there was no such user. */
    Optional<String> delete(UUID id) {
        return jdbc.sql("delete from users where id = ? returning email_key")
                .param(id)
                .query(String.class)
                .optional();
    }
}
