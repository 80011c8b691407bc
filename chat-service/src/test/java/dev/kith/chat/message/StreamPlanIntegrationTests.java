package dev.kith.chat.message;

import dev.kith.chat.ManyMessages;
import dev.kith.test.QueryPlan;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ManyMessages
class StreamPlanIntegrationTests {

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(longs = {0, 50_000, 99_990})
    void readsTheNextEntriesByAnIndexAtAnyPosition(long after) {
        QueryPlan.of(jdbc, ChangeStore.AFTER, Map.of("user", new UUID(0, 1), "after", after, "limit", 100))
                .followsOnly("changes_pkey", "messages_pkey");
    }
}
