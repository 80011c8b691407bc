package dev.kith.chat.erasure;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Each statement takes at most one batch, by an index and from where the last one ended, and returns its size. */
@Component
class ConversationErasureStore {

    static final String NEXT = """
            select id, user_id, peer_id, coalesce(erased_seq, 0) as seq, coalesce(erased_position, 0) as position
            from conversations
            where user_id = :user
            order by peer_id
            limit 1
            """;

    static final String MESSAGES = """
            select id, seq from messages
            where conversation_id = :conversation and text is not null and seq > :seq
            order by seq
            limit :batch
            """;

    static final String DELETED_MESSAGES = """
            select id from messages where conversation_id = :conversation and text is null limit :batch
            """;

    static final String CHANGES = """
            select position, :user in (actor, peer) as is_theirs from changes
            where user_id = :peer and position > :position
            order by position
            limit :batch
            """;

    private final JdbcClient jdbc;

    ConversationErasureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ErasureProgress> next(UUID user) {
        return jdbc.sql(NEXT).param("user", user).query(ErasureProgress.class).optional();
    }

    /** Replaces the user in the peer's conversation by the pseudonym. Returns false if the peer has no conversation. */
    boolean rename(ErasureProgress progress, UUID pseudonym) {
        return jdbc.sql("""
                        update conversations set peer_id = :pseudonym
                        where user_id = :peer and peer_id in (:user, :pseudonym)
                        """)
                        .param("user", progress.userId())
                        .param("peer", progress.peerId())
                        .param("pseudonym", pseudonym)
                        .update()
                == 1;
    }

    int renameMessages(ErasureProgress progress, UUID pseudonym, int batch) {
        return rename(progress, pseudonym, batch, """
                with batch as (%s),
                    renamed as (
                        update messages set
                            sender = case sender when :user then :pseudonym else sender end,
                            receiver = case receiver when :user then :pseudonym else receiver end,
                            client_id = case sender when :user then null else client_id end
                        where id in (select id from batch)),
                    reached as (
                        update conversations set erased_seq = (select max(seq) from batch)
                        where user_id = :user and peer_id = :peer and exists (select from batch))
                select count(*) from batch
                """.formatted(MESSAGES));
    }

    int renameChanges(ErasureProgress progress, UUID pseudonym, int batch) {
        return rename(progress, pseudonym, batch, """
                with batch as (%s),
                    renamed as (
                        update changes set
                            actor = case actor when :user then :pseudonym else actor end,
                            peer = case peer when :user then :pseudonym else peer end
                        where user_id = :peer and position in (select position from batch where is_theirs)),
                    reached as (
                        update conversations set erased_position = (select max(position) from batch)
                        where user_id = :user and peer_id = :peer and exists (select from batch))
                select count(*) from batch
                """.formatted(CHANGES));
    }

    private int rename(ErasureProgress progress, UUID pseudonym, int batch, String sql) {
        return jdbc.sql(sql)
                .param("conversation", progress.id())
                .param("seq", progress.seq())
                .param("position", progress.position())
                .param("user", progress.userId())
                .param("peer", progress.peerId())
                .param("pseudonym", pseudonym)
                .param("batch", batch)
                .query(Integer.class)
                .single();
    }

    int deleteMessages(UUID conversation, int batch) {
        return delete(MESSAGES, conversation, batch);
    }

    /** Their rows protect seqs and client_ids from a second use, which can no longer happen. */
    int deleteDeletedMessages(UUID conversation, int batch) {
        return delete(DELETED_MESSAGES, conversation, batch);
    }

    // From the first message: some may be renamed already, if the peer's account was deleted meanwhile.
    private int delete(String messages, UUID conversation, int batch) {
        return jdbc.sql("delete from messages where id in (select id from (%s) as batch)".formatted(messages))
                .param("conversation", conversation)
                .param("seq", 0)
                .param("batch", batch)
                .update();
    }

    void delete(ErasureProgress progress) {
        jdbc.sql("delete from conversations where user_id = :user and peer_id = :peer")
                .param("user", progress.userId())
                .param("peer", progress.peerId())
                .update();
    }

    int deleteStream(UUID user, int batch) {
        return jdbc.sql("""
                        delete from changes where user_id = :user and position in (
                            select position from changes where user_id = :user order by position limit :batch)
                        """).param("user", user).param("batch", batch).update();
    }

    /**
     * A conversation of a user who is being erased.
     *
     * @param seq the last one whose message is done
     * @param position the last one in the peer's stream that is done
     */
    record ErasureProgress(UUID id, UUID userId, UUID peerId, long seq, long position) {}
}
