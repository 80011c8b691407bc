package dev.kith.chat.message;

import dev.kith.chat.conversation.Message;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Its statements run under the locks of both people, and so see and count whatever happened in the conversation before.
 */
@Component
class MessageStore {

    // One statement for all that a sending is: the tables of people and changes are written
    // here as well because each further round trip would be paid by every message.
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
            select id, conversation_id, seq, time_sent, version, sender_position, receiver_position from message""";

    private final JdbcClient jdbc;

    MessageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty if the sender has sent one under the same {@code clientId} before; nothing happens then. */
    Optional<Message> add(UUID sender, Draft draft) {
        return jdbc.sql(ADD)
                .param("sender", sender)
                .param("receiver", draft.receiver())
                .param("text", draft.text())
                .param("clientId", draft.clientId(), Types.VARCHAR)
                .query((row, number) -> new Message(
                        row.getObject("id", UUID.class),
                        row.getObject("conversation_id", UUID.class),
                        row.getLong("seq"),
                        sender,
                        draft.receiver(),
                        draft.text(),
                        draft.clientId(),
                        row.getObject("time_sent", OffsetDateTime.class).toInstant(),
                        null,
                        row.getLong("version"),
                        row.getLong("sender_position"),
                        row.getLong("receiver_position")))
                .optional();
    }

    /**
     * Replaces the text.
     *
     * @return when that was
     */
    Instant edit(UUID id, String text) {
        return jdbc.sql("""
                        update messages set text = :text, time_edited = clock_timestamp(), version = version + 1
                        where id = :id
                        returning time_edited""")
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
                        where user_id = :receiver and peer_id = :sender and read_seq < :seq and user_id <> peer_id""")
                .param("receiver", message.receiver())
                .param("sender", message.sender())
                .param("seq", message.seq())
                .update();
    }

    /** Empty if nothing is read now that was not read before. */
    Optional<Progress> read(UUID reader, UUID peer, long seq) {
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
                        select id, read_seq from mine""")
                .param("reader", reader)
                .param("peer", peer)
                .param("seq", seq)
                .query((row, number) -> new Progress(row.getObject("id", UUID.class), row.getLong("read_seq")))
                .optional();
    }

    /** Empty if nothing has come now that had not come before. */
    Optional<Progress> delivered(UUID receiver, UUID peer, long seq) {
        return jdbc.sql("""
                        with mine as (
                            update conversations set delivered_seq = least(:seq, last_seq)
                            where user_id = :receiver and peer_id = :peer and delivered_seq < least(:seq, last_seq)
                            returning id, delivered_seq
                        ), peers as (
                            update conversations set peer_delivered_seq = mine.delivered_seq
                            from mine where user_id = :peer and peer_id = :receiver and :peer <> :receiver
                        )
                        select id, delivered_seq from mine""")
                .param("receiver", receiver)
                .param("peer", peer)
                .param("seq", seq)
                .query((row, number) -> new Progress(row.getObject("id", UUID.class), row.getLong("delivered_seq")))
                .optional();
    }
}
