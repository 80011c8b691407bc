package dev.kith.feed.author;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AuthorStore {

    private final JdbcClient jdbc;

    AuthorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the author against erasure until the transaction ends; false if the author is erased or unknown. */
    boolean lockActive(UUID user) {
        return jdbc.sql("select true from authors where user_id = :user and not erased for share")
                .param("user", user)
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /** Adds an author without a name; false if there is a row. */
    boolean add(UUID user) {
        return jdbc.sql("insert into authors (user_id) values (:user) on conflict (user_id) do nothing")
                        .param("user", user)
                        .update()
                == 1;
    }

    void update(UUID user, Author author, long version) {
        jdbc.sql("""
                        insert into authors (user_id, username, bio, avatar, version)
                        values (:user, :username, :bio, :avatar, :version)
                        on conflict (user_id) do update set username = excluded.username, bio = excluded.bio,
                            avatar = excluded.avatar, version = excluded.version
                        where authors.version < excluded.version and not authors.erased
                        """)
                .param("user", user)
                .param("username", author.username())
                .param("bio", author.bio())
                .param("avatar", author.avatar())
                .param("version", version)
                .update();
    }

    void erase(UUID user) {
        jdbc.sql("""
                        insert into authors (user_id, erased) values (:user, true)
                        on conflict (user_id) do update set username = null, bio = '', avatar = null, erased = true
                        """).param("user", user).update();
    }
}
