package dev.kith.auth.user;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The column {@code users.banned_at}. */
@Component
class BanStore {

    private final JdbcClient jdbc;

    BanStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the user was not banned before. */
    boolean ban(UUID user) {
        return jdbc.sql("update users set banned_at = now() where id = ? and banned_at is null")
                        .param(user)
                        .update()
                == 1;
    }

    /** Whether the user was banned before. */
    boolean lift(UUID user) {
        return jdbc.sql("update users set banned_at = null where id = ? and banned_at is not null")
                        .param(user)
                        .update()
                == 1;
    }
}
