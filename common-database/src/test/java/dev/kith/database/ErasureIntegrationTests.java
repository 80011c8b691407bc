package dev.kith.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.database.notes.Await;
import dev.kith.database.notes.Notes;
import dev.kith.database.notes.NotesApplication;
import dev.kith.database.notes.NotesErasure;
import dev.kith.database.notes.NotesErasure.Step;
import dev.kith.events.contract.UserDeleted;
import dev.kith.events.contract.UserErased;
import dev.kith.test.RealInfrastructure;
import dev.kith.test.topic.Topic;
import dev.kith.test.topic.TopicRecord;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@RealInfrastructure
@SpringBootTest(classes = NotesApplication.class)
class ErasureIntegrationTests {

    @Autowired
    private Notes notes;

    @Autowired
    private NotesErasure erasure;

    @Autowired
    private Outbox outbox;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Value("${KAFKA_BROKER}")
    private String broker;

    @Value("${KAFKA_TOPIC_PREFIX}")
    private String prefix;

    private final UUID user = UUID.randomUUID();

    @AfterEach
    void removeHook() {
        erasure.afterEffect(_ -> {});
    }

    @Test
    void erasesInSmallTransactionsUntilNothingIsLeft() {
        written(user, 5);

        delete(user);

        Await.until(() -> assertThat(receipts(user)).hasSize(1));
        assertThat(receipts(user).getFirst().value())
                .isEqualTo("{\"user_id\":\"%s\",\"service\":\"notes\"}".formatted(user));
        assertThat(notes.received(user.toString())).isEmpty();
        assertThat(erasure.steps(user)).hasSize(3);
        assertThat(waiting(user)).isZero();
    }

    @Test
    void usesOnePseudonymForEachUser() {
        var other = UUID.randomUUID();
        written(user, 5);
        written(other, 1);

        delete(user);
        delete(other);

        Await.until(() -> assertThat(receipts(other)).hasSize(1));
        Await.until(() -> assertThat(receipts(user)).hasSize(1));
        var pseudonyms = erasure.steps(user).stream().map(Step::pseudonym).distinct();
        assertThat(pseudonyms)
                .singleElement()
                .isNotEqualTo(erasure.steps(other).getFirst().pseudonym())
                .extracting(UUID::version, UUID::variant)
                .containsExactly(8, 2);
    }

    @Test
    void publishesNothingBeforeTheEndAndDoesNotBlockOthers() {
        var stuck = new AtomicInteger();
        var other = UUID.randomUUID();
        written(user, 1);
        written(other, 1);
        erasure.afterEffect(erased -> {
            if (erased.equals(user)) {
                stuck.incrementAndGet();
                throw new IllegalStateException("something is wrong with this one");
            }
        });

        delete(user);
        Await.until(() -> assertThat(stuck.get()).isPositive());
        delete(other);

        Await.until(() -> assertThat(receipts(other)).hasSize(1));
        assertThat(receipts(user)).isEmpty();
        assertThat(notes.received(user.toString())).hasSize(1);

        erasure.afterEffect(_ -> {});
        Await.until(() -> assertThat(receipts(user)).hasSize(1));
    }

    @Test
    void publishesAgainWhenTheEventComesAgain() {
        delete(user);
        Await.until(() -> assertThat(receipts(user)).hasSize(1));

        delete(user);

        Await.until(() -> assertThat(receipts(user)).hasSize(2));
    }

    private void written(UUID by, int count) {
        jdbc.sql("insert into notes (key, number) select ?, number from generate_series(1, ?) as number")
                .params(by.toString(), count)
                .update();
    }

    private void delete(UUID deleted) {
        transaction.executeWithoutResult(_ -> outbox.publish(new UserDeleted(deleted)));
    }

    private List<TopicRecord> receipts(UUID erased) {
        return new Topic(broker, prefix + "user-erased")
                .messages(erased.toString()).stream()
                        .filter(event -> event.type().equals(UserErased.TYPE.name()))
                        .toList();
    }

    private int waiting(UUID erased) {
        return jdbc.sql("select count(*) from events.erasures where user_id = ?")
                .param(erased)
                .query(Integer.class)
                .single();
    }
}
