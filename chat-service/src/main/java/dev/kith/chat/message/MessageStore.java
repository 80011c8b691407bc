package dev.kith.chat.message;

import dev.kith.chat.conversation.Message;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements run with the locks of both users, and so see and count every earlier change of the conversation. */
@Component
class MessageStore {

    // One statement writes everything, the tables of users and changes too: each
    // further round trip would make every message slower.
    static final String ADD = """
            with repeated as (
                select from messages where sender = :sender and client_id = :clientId
            ), advanced as (
                update people set position = position + 1
                where id in (:sender, :receiver) and not exists (select from repeated)
                returning id, position
            ), outgoing as (
                insert into conversations as known (user_id, peer_id, last_seq, last_position)
                select id, :receiver, 1, position from advanced where id = :sender
                on conflict (user_id, peer_id) do update
                    set last_seq = known.last_seq + 1, last_position = excluded.last_position
                returning id, last_seq, last_position
            ), incoming as (
                insert into conversations as known (user_id, peer_id, id, last_seq, last_position, unread)
                select advanced.id, :sender, outgoing.id, outgoing.last_seq, advanced.position, 1
                from advanced, outgoing where advanced.id = :receiver and advanced.id <> :sender
                on conflict (user_id, peer_id) do update
                    set last_seq = excluded.last_seq, last_position = excluded.last_position, unread = known.unread + 1
                returning last_position
            ), message as (
                insert into messages (
                    conversation_id, seq, sender, receiver, text, client_id, sender_position, receiver_position)
                select id, last_seq, :sender, :receiver, :text, :clientId,
                       last_position, coalesce((select last_position from incoming), last_position)
                from outgoing
                returning *
            ), changed as (
                insert into changes (user_id, position, kind, actor, peer, seq, message_id)
                select advanced.id, advanced.position, 'SENT', :sender, :receiver, message.seq, message.id
                from advanced, message
            )
            select id, conversation_id, seq, time_sent, version, sender_position, receiver_position from message
            """;

    private final JdbcClient jdbc;

    MessageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns empty, and changes nothing, if the sender has sent a message with the same {@code clientId}. */
    Optional<Message> add(UUID sender, UUID receiver, NewMessage message) {
        var text = Objects.requireNonNull(message.text());
        return jdbc.sql(ADD)
                .param("sender", sender)
                .param("receiver", receiver)
                .param("text", text)
                .param("clientId", message.clientId(), Types.VARCHAR)
                .query((row, _) -> new Message(
                        row.getObject("id", UUID.class),
                        row.getObject("conversation_id", UUID.class),
                        row.getLong("seq"),
                        sender,
                        receiver,
                        text,
                        message.clientId(),
                        row.getObject("time_sent", OffsetDateTime.class).toInstant(),
                        null,
                        row.getLong("version"),
                        row.getLong("sender_position"),
                        row.getLong("receiver_position")))
                .optional();
    }

    /** Replaces the text, and returns when that was. */
    Instant edit(UUID id, String text) {
        return jdbc.sql("""
                        update messages set text = :text, time_edited = clock_timestamp(), version = version + 1
                        where id = :id
                        returning time_edited
                        """)
                .param("id", id)
                .param("text", text)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    void delete(Message message) {
        jdbc.sql("update messages set text = null where id = :id")
                .param("id", message.id())
                .update();
        jdbc.sql("""
                        update conversations set unread = unread - 1
                        where user_id = :receiver and peer_id = :sender and read_seq < :seq and user_id <> peer_id
                        """)
                .param("receiver", message.receiver())
                .param("sender", message.sender())
                .param("seq", message.seq())
                .update();
    }

    /** Returns empty if the reader had read that far before. */
    Optional<ReadMark> read(UUID reader, UUID peer, long seq) {
        return jdbc.sql("""
                        with mine as (
                            update conversations set
                                read_seq = least(:seq, last_seq),
                                delivered_seq = greatest(delivered_seq, least(:seq, last_seq)),
                                unread = unread - (
                                    select count(*) from messages
                                    where conversation_id = conversations.id and sender <> :reader and text is not null
                                      and seq > read_seq and seq <= :seq)
                            where user_id = :reader and peer_id = :peer and read_seq < least(:seq, last_seq)
                            returning id, read_seq, delivered_seq
                        ), peers as (
                            update conversations set peer_read_seq = mine.read_seq, peer_delivered_seq = mine.delivered_seq
                            from mine where user_id = :peer and peer_id = :reader and :peer <> :reader
                        )
                        select id as conversation, read_seq as seq from mine
                        """)
                .param("reader", reader)
                .param("peer", peer)
                .param("seq", seq)
                .query(ReadMark.class)
                .optional();
    }

    /** Returns empty if the receiver had received that far before. */
    Optional<ReadMark> delivered(UUID receiver, UUID peer, long seq) {
        return jdbc.sql("""
                        with mine as (
                            update conversations set delivered_seq = least(:seq, last_seq)
                            where user_id = :receiver and peer_id = :peer and delivered_seq < least(:seq, last_seq)
                            returning id, delivered_seq
                        ), peers as (
                            update conversations set peer_delivered_seq = mine.delivered_seq
                            from mine where user_id = :peer and peer_id = :receiver and :peer <> :receiver
                        )
                        select id as conversation, delivered_seq as seq from mine
                        """)
                .param("receiver", receiver)
                .param("peer", peer)
                .param("seq", seq)
                .query(ReadMark.class)
                .optional();
    }

    /** The last seq that a user has read, or received, in a conversation. */
    record ReadMark(UUID conversation, long seq) {}
}
