package dev.kith.chat.user;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ChatUserStore {

    private final JdbcClient jdbc;

    ChatUserStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<UUID> lock(UUID one, UUID other) {
        return jdbc.sql("""
                        select id from people where id in (:one, :other) and not deleted
                        order by id for no key update
                        """)
                .param("one", one)
                .param("other", other)
                .query(UUID.class)
                .list();
    }

    boolean isKnown(UUID user) {
        return jdbc.sql("select exists (select from people where id = :user)")
                .param("user", user)
                .query(Boolean.class)
                .single();
    }

    void add(UUID user) {
        jdbc.sql("insert into people (id) values (:user) on conflict (id) do nothing")
                .param("user", user)
                .update();
    }

    void erase(UUID user) {
        jdbc.sql("""
                        insert into people (id, deleted) values (:user, true)
                        on conflict (id) do update set deleted = true
                        """).param("user", user).update();
    }

    long position(UUID user) {
        return jdbc.sql("select position from people where id = :user")
                .param("user", user)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
