package dev.kith.chat.message;

import dev.kith.chat.message.ChatEvent.ChangeKind;
import dev.kith.chat.stream.StreamEntry;
import dev.kith.database.retention.Retention;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the streams. They have no texts: a reader gets each message as it is now. */
@Component
class ChangeStore {

    static final String AFTER = """
            select position, kind, actor, peer, changes.seq, message_id, text, client_id, time_sent, time_edited
            from changes left join messages on messages.id = message_id and text is not null
            where user_id = :user and position > :after
            order by position limit :limit
            """;

    static final String PURGE = """
            delete from changes where (user_id, position) in (
                select user_id, position from changes
                where time < now() - make_interval(secs => :age)
                limit :batch for update skip locked)
            """;

    private final JdbcClient jdbc;

    ChangeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Appends to both streams; to one if both users are the same, or if the peer's account is deleted. */
    Positions append(ChangeKind kind, UUID actor, UUID peer, long seq, @Nullable UUID messageId) {
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
                               (select position from advanced where id = :peer) as peer
                        """)
                .param("actor", actor)
                .param("peer", peer)
                .param("kind", kind.name())
                .param("seq", seq)
                .param("message", messageId)
                .query(Positions.class)
                .single();
    }

    List<StreamEntry<Change>> after(UUID user, long after, int limit) {
        var changes = jdbc.sql(AFTER)
                .param("user", user)
                .param("after", after)
                .param("limit", limit)
                .query(Change.class)
                .list();
        return changes.stream()
                .map(change -> new StreamEntry<>(change.position(), change))
                .toList();
    }

    /** Deletes a batch of rows older than this, and returns how many it deleted. */
    int purge(Duration age) {
        return jdbc.sql(PURGE)
                .param("age", age.toSeconds())
                .param("batch", Retention.BATCH)
                .update();
    }

    /**
     * The position of a change in both streams.
     *
     * @param peer null if the peer's account is deleted
     */
    record Positions(long actor, @Nullable Long peer) {}
}
