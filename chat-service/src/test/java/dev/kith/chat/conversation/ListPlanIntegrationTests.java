package dev.kith.chat.conversation;

import dev.kith.chat.ManyMessages;
import dev.kith.test.QueryPlan;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ManyMessages
class ListPlanIntegrationTests {

    private static final UUID USER = new UUID(0, 1);

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, 99_000, 50_000, 100})
    void readsAPageOfAllMessagesByIndexesAtAnyAge(long before) {
        plan(ConversationStore.MESSAGES, Map.of("user", USER, "before", before, "rows", 201))
                .followsOnly("messages_by_sender", "messages_by_receiver");
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, 25_000, 5_000})
    void readsAPageOfMessagesWithAPeerByIndexesAtAnyAge(long before) {
        var peer = jdbc.sql("select md5('peer 1')::uuid").query(UUID.class).single();

        plan(ConversationStore.MESSAGES_WITH_PEER, Map.of("user", USER, "peer", peer, "before", before, "rows", 51))
                .followsOnly("messages_by_seq", "conversations_pkey");
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, 49_500})
    void readsAPageOfConversationsByIndexes(long before) {
        plan(ConversationStore.CONVERSATIONS, Map.of("user", USER, "before", before, "rows", 51))
                .followsOnly("conversations_by_activity", "messages_by_seq");
    }

    private QueryPlan plan(String sql, Map<String, ?> parameters) {
        return QueryPlan.of(jdbc, sql, parameters);
    }
}
