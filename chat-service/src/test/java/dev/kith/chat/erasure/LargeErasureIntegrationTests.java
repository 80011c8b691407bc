package dev.kith.chat.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.chat.Erasing;
import dev.kith.chat.ManyMessages;
import dev.kith.database.Erasure;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The erasure of many conversations, the first of which takes many batches. */
@ManyMessages
class LargeErasureIntegrationTests {

    private static final UUID USER = new UUID(0, 1);

    @Autowired
    private JdbcClient jdbc;

    @Test
    void skipsNothing(@Autowired Erasure erasure, @Autowired TransactionTemplate transaction) {
        new Erasing(erasure, transaction).erase(USER);

        assertThat(count("messages where :user in (sender, receiver)")).isZero();
        assertThat(count("changes where :user in (user_id, actor, peer)")).isZero();
        assertThat(count("conversations where :user in (user_id, peer_id)")).isZero();
        assertThat(count("messages")).isEqualTo(100_000);
        assertThat(count("changes")).isEqualTo(100_000);
        assertThat(count("conversations")).isEqualTo(1_000);
    }

    private long count(String rows) {
        return jdbc.sql("select count(*) from " + rows)
                .param("user", USER)
                .query(Long.class)
                .single();
    }
}
