package dev.kith.profile.profile;

import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class PublicProfileStore {

    private final JdbcClient jdbc;

    PublicProfileStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    OptionalLong nextVersion(UUID user) {
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

    boolean isKnown(UUID user) {
        return jdbc.sql("select exists (select from appearances where user_id = :user)")
                .param("user", user)
                .query(Boolean.class)
                .single();
    }

    long erase(UUID user) {
        return jdbc.sql("""
                        insert into appearances (user_id, version, erased) values (:user, 1, true)
                        on conflict (user_id) do update set version = appearances.version + 1, erased = true
                        returning version
                        """).param("user", user).query(Long.class).single();
    }

    /** The profile as it is published; without a name, bio and avatar if there is none. */
    PublicProfile find(UUID user) {
        return jdbc.sql("""
                        select username, bio,
                               (select translate(encode(image, 'base64'), chr(10), '') from avatars
                                where profile_id = profiles.id order by size limit 1) as avatar
                        from profiles where id = :user
                        """)
                .param("user", user)
                .query(PublicProfile.class)
                .optional()
                .orElseGet(() -> new PublicProfile(null, "", null));
    }

    /** @param avatar the thumbnail in Base64 */
    record PublicProfile(
            @Nullable String username, String bio, @Nullable String avatar) {}
}
