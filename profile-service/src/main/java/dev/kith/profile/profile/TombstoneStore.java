package dev.kith.profile.profile;

import dev.kith.database.retention.Retention;
import java.sql.Types;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TombstoneStore {

    private static final String HASH = "sha256(convert_to(lower(:username collate \"C\"), 'UTF8'))";

    private static final int MAX_OF_OWNER = 3;

    private final JdbcClient jdbc;

    TombstoneStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Reserves a username. An owner has at most three, and the oldest one ends first, so that no user can reserve names
     * without end.
     *
     * @param owner the only user who may take the username; null if the account is deleted
     */
    void add(String username, Duration life, @Nullable UUID owner) {
        jdbc.sql("""
                        insert into username_tombstones (hash, expires_at, owner)
                        values (%s, now() + make_interval(secs => :life), :owner)
                        on conflict (hash) do update set expires_at = excluded.expires_at, owner = excluded.owner
                        """.formatted(HASH))
                .param("username", username)
                .param("life", life.toSeconds())
                .param("owner", owner, Types.OTHER)
                .update();
        jdbc.sql("""
                        delete from username_tombstones where owner = :owner and hash not in (
                            select hash from username_tombstones
                            where owner = :owner order by expires_at desc limit :most)
                        """)
                .param("owner", owner, Types.OTHER)
                .param("most", MAX_OF_OWNER)
                .update();
    }

    /** Removes the user from their tombstones: from now on they reserve the username against all users. */
    void detach(UUID owner) {
        jdbc.sql("update username_tombstones set owner = null where owner = :owner")
                .param("owner", owner)
                .update();
    }

    /** Whether the username is still reserved against this user. */
    boolean isReserved(String username, UUID user) {
        return jdbc.sql("""
                        select exists (select from username_tombstones
                                       where hash = %s and expires_at > now() and owner is distinct from :user)
                        """.formatted(HASH))
                .param("username", username)
                .param("user", user)
                .query(Boolean.class)
                .single();
    }

    int purge() {
        return jdbc.sql("""
                        delete from username_tombstones where hash in (
                            select hash from username_tombstones
                            where expires_at <= now() limit :batch for update skip locked)
                        """).param("batch", Retention.BATCH).update();
    }
}
