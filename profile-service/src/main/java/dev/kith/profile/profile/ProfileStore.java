package dev.kith.profile.profile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
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
                .query(ProfileStore::profile)
                .optional();
    }

    Optional<Profile> find(Username username) {
        return jdbc.sql("""
                        select * from profiles
                        where lower(username collate "C") = lower(:username collate "C")""")
                .param("username", username.value())
                .query(ProfileStore::profile)
                .optional();
    }

    /** Makes an empty profile; false if there is one. */
    boolean add(UUID id, long version) {
        return jdbc.sql("insert into profiles (id, version) values (:id, :version) on conflict (id) do nothing")
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /**
     * @return the profile as it is now; empty if there is none
     * @throws org.springframework.dao.DuplicateKeyException if the username is another's
     */
    Optional<Profile> update(UUID id, @Nullable String username, String bio, long version) {
        return jdbc.sql("""
                        update profiles set username = :username, bio = :bio, version = :version
                        where id = :id
                        returning *""")
                .param("id", id)
                .param("username", username)
                .param("bio", bio)
                .param("version", version)
                .query(ProfileStore::profile)
                .optional();
    }

    boolean delete(UUID id) {
        return jdbc.sql("delete from profiles where id = :id").param("id", id).update() == 1;
    }

    private static Profile profile(ResultSet row, int number) throws SQLException {
        return new Profile(
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getString("bio"),
                row.getLong("version"),
                row.getObject("time_created", OffsetDateTime.class).toInstant());
    }
}
