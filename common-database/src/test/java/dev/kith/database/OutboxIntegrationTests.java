package dev.kith.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kith.database.notes.Await;
import dev.kith.database.notes.Noted;
import dev.kith.database.notes.Notes;
import dev.kith.database.notes.NotesApplication;
import dev.kith.http.request.RequestIds;
import dev.kith.test.RealInfrastructure;
import dev.kith.test.topic.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@RealInfrastructure
@SpringBootTest(classes = NotesApplication.class)
class OutboxIntegrationTests {

    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Autowired
    private Outbox outbox;

    @Autowired
    private Notes notes;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private MeterRegistry meters;

    @Value("${KAFKA_BROKER}")
    private String broker;

    @Value("${KAFKA_TOPIC_PREFIX}notes")
    private String topic;

    private final String run = UUID.randomUUID() + "-";

    @BeforeEach
    void awaitWhatOthersPublished() {
        Await.until(() -> assertThat(waiting()).isZero());
    }

    @AfterEach
    void clearRequest() {
        MDC.clear();
    }

    @Test
    void deliversTheEventsOfACommittedTransactionInOrder() {
        notes.publish(run + "order", 1, 2, 3);

        Await.until(() -> assertThat(notes.received(run + "order")).containsExactly(1, 2, 3));
        Await.until(() -> assertThat(waiting()).isZero());
    }

    @Test
    void deliversAListInItsOrder() {
        var numbers = IntStream.rangeClosed(1, 300).boxed().toList();
        new TransactionTemplate(transactions)
                .executeWithoutResult(_ -> outbox.publish(numbers.stream()
                        .map(number -> new Noted(run + "list", number))
                        .toList()));

        Await.until(() -> assertThat(notes.received(run + "list")).isEqualTo(numbers));
    }

    @Test
    void publishesNothingFromARolledBackTransaction() {
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            outbox.publish(new Noted(run + "rollback", 1));
            transaction.setRollbackOnly();
        });
        notes.publish(run + "rollback", 2);

        Await.until(() -> assertThat(notes.received(run + "rollback")).containsExactly(2));
    }

    @Test
    void refusesToPublishOutsideATransaction() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> outbox.publish(new Noted("outside", 1)))
                .withMessageContaining("note.taken");
    }

    @Test
    void refusesAnEventThatKafkaWouldRefuse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> notes.publish("x".repeat(64 * 1024), 1))
                .withMessageContaining("65536");
        assertThat(waiting()).isZero();
    }

    @Test
    void describesAnEventInCloudEventsHeaders() {
        MDC.put(RequestIds.LOG_FIELD, "request-1");
        MDC.put("traceparent", TRACEPARENT);
        notes.publish(run + "headers", 7);

        Await.until(() -> assertThat(notes.received(run + "headers")).containsExactly(7));
        var record = new Topic(broker, topic).messages(run + "headers").getFirst();
        assertThat(record.value()).isEqualTo("{\"key\":\"%sheaders\",\"number\":7}".formatted(run));
        assertThat(record.header("ce_specversion")).isEqualTo("1.0");
        assertThat(UUID.fromString(record.header("ce_id")).version()).isEqualTo(7);
        assertThat(record.header("ce_source")).isEqualTo("/notes-service");
        assertThat(record.header("ce_type")).isEqualTo("note.taken");
        assertThat(Instant.parse(record.header("ce_time"))).isNotNull();
        assertThat(record.header("content-type")).isEqualTo("application/json");
        assertThat(record.header("traceparent")).isEqualTo(TRACEPARENT);
        assertThat(record.header("X-Request-ID")).isEqualTo("request-1");
    }

    @Test
    void countsPublishedEventsAndMeasuresTheBacklog() {
        var before = published();
        notes.publish("meters", 1, 2);

        Await.until(() -> assertThat(published()).isGreaterThanOrEqualTo(before + 2));
        Await.until(() ->
                assertThat(meters.get("kith.outbox.depth").gauge().value()).isZero());
        assertThat(meters.get("kith.outbox.age").gauge().value()).isZero();
    }

    private double published() {
        var counter =
                meters.find("kith.outbox.published").tag("type", "note.taken").counter();
        return counter == null ? 0 : counter.count();
    }

    private int waiting() {
        return jdbc.sql("select count(*) from events.outbox")
                .query(Integer.class)
                .single();
    }
}
