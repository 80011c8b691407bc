package dev.kith.profile.profile;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TombstoneStore {

    private static final String HASH = "sha256(convert_to(lower(:username collate \"C\"), 'UTF8'))";

    private final JdbcClient jdbc;

    TombstoneStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String username, Duration life) {
        jdbc.sql("""
                        insert into username_tombstones (hash, expires_at)
                        values (%s, now() + make_interval(secs => :life))
                        on conflict (hash) do update set expires_at = excluded.expires_at""".formatted(HASH))
                .param("username", username)
                .param("life", life.toSeconds())
                .update();
    }

    boolean covers(String username) {
        return jdbc.sql("select exists (select from username_tombstones where hash = %s and expires_at > now())"
                        .formatted(HASH))
                .param("username", username)
                .query(Boolean.class)
                .single();
    }

    int purge() {
        return jdbc.sql("delete from username_tombstones where expires_at <= now()")
                .update();
    }
}
