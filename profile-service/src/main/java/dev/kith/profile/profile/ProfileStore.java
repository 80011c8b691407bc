package dev.kith.profile.profile;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ProfileStore {

    private final JdbcClient jdbc;

    ProfileStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Profile> find(UUID id) {
        return jdbc.sql("select * from profiles where id = :id")
                .param("id", id)
                .query(Profile.class)
                .optional();
    }

    Optional<Profile> find(Username username) {
        return jdbc.sql("""
                        select * from profiles
                        where lower(username collate "C") = lower(:username collate "C")
                        """)
                .param("username", username.value())
                .query(Profile.class)
                .optional();
    }

    /** Adds an empty profile; false if there is one. */
    boolean add(UUID id, long version) {
        return jdbc.sql("insert into profiles (id, version) values (:id, :version) on conflict (id) do nothing")
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /**
     * @return the profile as it is now; empty if there is none
     * @throws org.springframework.dao.DuplicateKeyException if another user has the username
     */
    Optional<Profile> update(UUID id, @Nullable String username, String bio, long version) {
        return jdbc.sql("""
                        update profiles set username = :username, bio = :bio, version = :version
                        where id = :id
                        returning *
                        """)
                .param("id", id)
                .param("username", username)
                .param("bio", bio)
                .param("version", version)
                .query(Profile.class)
                .optional();
    }

    boolean delete(UUID id) {
        return jdbc.sql("delete from profiles where id = :id").param("id", id).update() == 1;
    }
}
