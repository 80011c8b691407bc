package dev.kith.chat.erasure;

import dev.kith.chat.ManyMessages;
import dev.kith.test.QueryPlan;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ManyMessages
class ErasurePlanIntegrationTests {

    private static final UUID USER = new UUID(0, 1);
    private static final int BATCH = 2_000;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void findsItsRowsByIndexes() {
        var large = jdbc.sql(
                        "select id, peer_id from conversations where user_id = ? and peer_id = md5('peer 1')::uuid")
                .param(USER)
                .query(Conversation.class)
                .single();

        plan(ConversationErasureStore.NEXT, Map.of("user", USER)).finds("conversations_pkey");
        plan(ConversationErasureStore.MESSAGES, Map.of("conversation", large.id(), "seq", 0, "batch", BATCH))
                .finds("messages_by_seq");
        plan(ConversationErasureStore.DELETED_MESSAGES, Map.of("conversation", large.id(), "batch", BATCH))
                .finds("messages_deleted");
        plan(
                        ConversationErasureStore.CHANGES,
                        Map.of("peer", large.peerId(), "position", 0, "user", USER, "batch", BATCH))
                .finds("changes_pkey");
    }

    private record Conversation(UUID id, UUID peerId) {}

    private QueryPlan plan(String sql, Map<String, ?> parameters) {
        return QueryPlan.of(jdbc, sql, parameters);
    }
}
