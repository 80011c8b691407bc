package dev.kith.chat.conversation;

import dev.kith.web.page.PageSize;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ConversationStore {

    static final String CONVERSATIONS = PageSize.limit("""
            select peer_id, last_seq, last_position, unread, read_seq, delivered_seq, peer_read_seq, peer_delivered_seq, last.*
            from conversations
            left join lateral (
                select * from messages where conversation_id = conversations.id and text is not null
                order by messages.seq desc limit 1) as last on true
            where user_id = :user and last_position < :before
            order by last_position desc limit :rows
            """, "last_position desc", "coalesce(octet_length(text), 0)");

    static final String MESSAGES = PageSize.limit("""
            (select *, sender_position as position from messages
             where sender = :user and sender_position < :before and text is not null
             order by sender_position desc limit :rows)
            union all
            (select *, receiver_position as position from messages
             where receiver = :user and receiver_position < :before and text is not null and sender <> :user
             order by receiver_position desc limit :rows)
            order by position desc limit :rows
            """, "position desc", "octet_length(text)");

    static final String MESSAGES_WITH_PEER = PageSize.limit("""
            select * from messages
            where conversation_id = (select id from conversations where user_id = :user and peer_id = :peer)
              and seq < :before and text is not null
            order by seq desc limit :rows
            """, "seq desc", "octet_length(text)");

    private static final RowMapper<Message> MESSAGE = new SimplePropertyRowMapper<>(Message.class);

    private final JdbcClient jdbc;

    ConversationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Conversation> of(UUID user, long before, int rows) {
        return jdbc.sql(CONVERSATIONS)
                .param("user", user)
                .param("before", before)
                .param("rows", rows)
                .query(ConversationStore::conversation)
                .list();
    }

    List<UUID> peers(UUID user, Collection<UUID> candidates) {
        return jdbc.sql("select peer_id from conversations where user_id = :user and peer_id = any(:candidates)")
                .param("user", user)
                .param("candidates", candidates.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    List<Message> messages(UUID user, long before, int rows) {
        return jdbc.sql(MESSAGES)
                .param("user", user)
                .param("before", before)
                .param("rows", rows)
                .query(Message.class)
                .list();
    }

    List<Message> messages(UUID user, UUID peer, long before, int rows) {
        return jdbc.sql(MESSAGES_WITH_PEER)
                .param("user", user)
                .param("peer", peer)
                .param("before", before)
                .param("rows", rows)
                .query(Message.class)
                .list();
    }

    Optional<Message> message(UUID id) {
        return jdbc.sql("select * from messages where id = :id and text is not null")
                .param("id", id)
                .query(Message.class)
                .optional();
    }

    Optional<Message> message(UUID sender, String clientId) {
        return jdbc.sql("""
                        select id, conversation_id, seq, sender, receiver, coalesce(text, '') as text, client_id,
                            time_sent, time_edited, version, sender_position, receiver_position
                        from messages where sender = :sender and client_id = :clientId
                        """)
                .param("sender", sender)
                .param("clientId", clientId)
                .query(Message.class)
                .optional();
    }

    private static Conversation conversation(ResultSet row, int number) throws SQLException {
        return new Conversation(
                row.getObject("peer_id", UUID.class),
                row.getObject("id") == null ? null : MESSAGE.mapRow(row, number),
                row.getLong("last_seq"),
                row.getLong("last_position"),
                row.getLong("unread"),
                row.getLong("read_seq"),
                row.getLong("delivered_seq"),
                row.getLong("peer_read_seq"),
                row.getLong("peer_delivered_seq"));
    }
}
