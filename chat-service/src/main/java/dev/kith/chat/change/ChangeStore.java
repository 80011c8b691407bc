package dev.kith.chat.change;

import dev.kith.database.retention.Retention;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ChangeStore {

    static final String AFTER = """
            select position, kind, actor, peer, seq, message_id from changes
            where user_id = :user and position > :after
            order by position limit :limit""";

    private final JdbcClient jdbc;

    ChangeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Appends to the streams of both; to one if they are one person, or if the peer's account is gone. */
    Positions append(Kind kind, UUID actor, UUID peer, long seq, @Nullable UUID messageId) {
        return jdbc.sql("""
                        with advanced as (
                            update people set position = position + 1
                            where id in (:actor, :peer) and not deleted
                            returning id, position
                        ), appended as (
                            insert into changes (user_id, position, kind, actor, peer, seq, message_id)
                            select id, position, :kind, :actor, :peer, :seq, :message from advanced
                        )
                        select (select position from advanced where id = :actor) as actor,
                               (select position from advanced where id = :peer) as peer""")
                .param("actor", actor)
                .param("peer", peer)
                .param("kind", kind.name())
                .param("seq", seq)
                .param("message", messageId)
                .query((row, number) -> new Positions(row.getLong("actor"), row.getObject("peer", Long.class)))
                .single();
    }

    List<Entry> after(UUID user, long after, int limit) {
        return jdbc.sql(AFTER)
                .param("user", user)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new Entry(
                        row.getLong("position"),
                        Kind.valueOf(row.getString("kind")),
                        row.getObject("actor", UUID.class),
                        row.getObject("peer", UUID.class),
                        row.getLong("seq"),
                        row.getObject("message_id", UUID.class)))
                .list();
    }

    /** Forgets some of what is older; how much it was. */
    int purge(Duration age) {
        return jdbc.sql("""
                        delete from changes where (user_id, position) in (
                            select user_id, position from changes
                            where time < now() - make_interval(secs => :age)
                            limit :batch for update skip locked)""")
                .param("age", age.toSeconds())
                .param("batch", Retention.BATCH)
                .update();
    }
}
