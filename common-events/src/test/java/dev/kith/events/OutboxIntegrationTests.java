package dev.kith.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.events.service.Notes;
import dev.kith.events.service.NotesApplication;
import dev.kith.test.RealInfrastructure;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@RealInfrastructure
@SpringBootTest(classes = NotesApplication.class)
class OutboxIntegrationTests {

    @Autowired
    Notes notes;

    @Test
    void deliversWhatACommittedTransactionPublished() {
        notes.take("a", 1, 2, 3);
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(notes.arrived("a")).containsExactly(1, 2, 3));
    }
}
