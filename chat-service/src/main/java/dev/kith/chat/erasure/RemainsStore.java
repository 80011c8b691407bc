package dev.kith.chat.erasure;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Each statement takes at most a batch, by an index, and says how many rows that were. */
@Component
class RemainsStore {

    static final String MESSAGES = """
            select id from messages
            where conversation_id = :conversation and text is not null and :user in (sender, receiver)
            limit :batch""";

    static final String DELETED_MESSAGES = """
            select id from messages where conversation_id = :conversation and text is null limit :batch""";

    static final String CHANGES = """
            select position from changes
            where user_id = :peer and :user in (actor, peer)
            limit :batch""";

    private final JdbcClient jdbc;

    RemainsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Remains> next(UUID user) {
        return jdbc.sql("select id, peer_id from conversations where user_id = :user order by peer_id limit 1")
                .param("user", user)
                .query(Remains.class)
                .optional();
    }

    /** Gives the user's end of the peer's conversation to the pseudonym; false if the peer has none any more. */
    boolean rename(UUID user, UUID peer, UUID pseudonym) {
        return jdbc.sql("""
                        update conversations set peer_id = :pseudonym
                        where user_id = :peer and peer_id in (:user, :pseudonym)""")
                        .param("user", user)
                        .param("peer", peer)
                        .param("pseudonym", pseudonym)
                        .update()
                == 1;
    }

    int renameMessages(UUID conversation, UUID user, UUID pseudonym, int batch) {
        return jdbc.sql("""
                        update messages set
                            sender = case sender when :user then :pseudonym else sender end,
                            receiver = case receiver when :user then :pseudonym else receiver end,
                            client_id = case sender when :user then null else client_id end
                        where id in (%s)""".formatted(MESSAGES))
                .param("conversation", conversation)
                .param("user", user)
                .param("pseudonym", pseudonym)
                .param("batch", batch)
                .update();
    }

    int renameChanges(UUID peer, UUID user, UUID pseudonym, int batch) {
        return jdbc.sql("""
                        update changes set
                            actor = case actor when :user then :pseudonym else actor end,
                            peer = case peer when :user then :pseudonym else peer end
                        where user_id = :peer and position in (%s)""".formatted(CHANGES))
                .param("peer", peer)
                .param("user", user)
                .param("pseudonym", pseudonym)
                .param("batch", batch)
                .update();
    }

    int deleteMessages(UUID conversation, int batch) {
        return jdbc.sql("""
                        delete from messages where id in (
                            select id from messages where conversation_id = :conversation and text is not null
                            order by seq limit :batch)""")
                .param("conversation", conversation)
                .param("batch", batch)
                .update();
    }

    /** Their rows were kept so that seqs and client_ids are not used again, which nobody can do any more. */
    int deleteDeletedMessages(UUID conversation, int batch) {
        return jdbc.sql("delete from messages where id in (%s)".formatted(DELETED_MESSAGES))
                .param("conversation", conversation)
                .param("batch", batch)
                .update();
    }

    void delete(UUID user, UUID peer) {
        jdbc.sql("delete from conversations where user_id = :user and peer_id = :peer")
                .param("user", user)
                .param("peer", peer)
                .update();
    }

    int deleteStream(UUID user, int batch) {
        return jdbc.sql("""
                        delete from changes where user_id = :user and position in (
                            select position from changes where user_id = :user order by position limit :batch)""").param("user", user).param("batch", batch).update();
    }
}
