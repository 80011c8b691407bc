package dev.kith.chat.erasure;

import dev.kith.chat.ManyMessages;
import dev.kith.chat.Plan;
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
    void whatIsToBeRenamedIsFoundByIndexes() {
        var remains = jdbc.sql("select id, peer_id from conversations where user_id = ? order by peer_id limit 1")
                .param(USER)
                .query(Remains.class)
                .single();
        var conversation = remains.id();

        plan(RemainsStore.MESSAGES, Map.of("conversation", conversation, "user", USER, "batch", BATCH))
                .finds("messages_by_seq");
        plan(RemainsStore.DELETED_MESSAGES, Map.of("conversation", conversation, "batch", BATCH))
                .finds("messages_deleted");
        plan(RemainsStore.CHANGES, Map.of("peer", remains.peerId(), "user", USER, "batch", BATCH))
                .finds("changes_pkey");
    }

    private Plan plan(String sql, Map<String, ?> parameters) {
        return Plan.of(jdbc, sql, parameters);
    }
}
