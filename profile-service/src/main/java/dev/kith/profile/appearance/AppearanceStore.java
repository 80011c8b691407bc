package dev.kith.profile.appearance;

import java.util.Base64;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AppearanceStore {

    private final JdbcClient jdbc;

    AppearanceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    OptionalLong advance(UUID user) {
        return jdbc.sql("""
                        insert into appearances (user_id, version) values (:user, 1)
                        on conflict (user_id) do update set version = appearances.version + 1
                        where not appearances.erased
                        returning version
                        """)
                .param("user", user)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    long erase(UUID user) {
        return jdbc.sql("""
                        insert into appearances (user_id, version, erased) values (:user, 1, true)
                        on conflict (user_id) do update set version = appearances.version + 1, erased = true
                        returning version
                        """).param("user", user).query(Long.class).single();
    }

    Look look(UUID user) {
        return jdbc.sql("""
                        select username, bio,
                               (select image from avatars
                                where profile_id = profiles.id order by size limit 1) as avatar
                        from profiles where id = :user
                        """)
                .param("user", user)
                .query((row, number) -> {
                    var avatar = row.getBytes("avatar");
                    return new Look(
                            row.getString("username"),
                            row.getString("bio"),
                            avatar == null ? null : Base64.getEncoder().encodeToString(avatar));
                })
                .optional()
                .orElse(Look.NOTHING);
    }
}
