package dev.kith.events;

import static dev.kith.events.notes.Topic.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.events.notes.Notes;
import dev.kith.events.notes.NotesApplication;
import dev.kith.events.notes.Patience;
import dev.kith.events.notes.Topic;
import dev.kith.http.request.RequestIds;
import dev.kith.test.RealInfrastructure;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.CannotAcquireLockException;

@RealInfrastructure
@SpringBootTest(classes = NotesApplication.class)
class InboxIntegrationTests {

    @Autowired
    private Notes notes;

    @Autowired
    private MeterRegistry meters;

    @Value("${KAFKA_BROKER}")
    private String broker;

    @Value("${KAFKA_TOPIC_PREFIX}")
    private String prefix;

    private Topic topic;
    private Topic deadLetters;

    @BeforeEach
    void nameTheTopics() {
        topic = new Topic(broker, prefix + "notes");
        deadLetters = new Topic(broker, prefix + "notes.dlt");
    }

    @AfterEach
    void clearTheWay() {
        notes.obstruct(_ -> {});
    }

    @Test
    void appliesAnEventOnceHoweverOftenItArrives() {
        var id = UUID.randomUUID();
        for (var time = 0; time < 5; time++) {
            topic.send(id, "often", 1);
        }
        topic.send(UUID.randomUUID(), "often", 2);

        Patience.until(() -> assertThat(notes.arrived("often")).containsExactly(1, 2));
        assertThat(meters.get("kith.inbox.duplicates").counter().count()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void buriesAPoisonEventWithItsReasonAndGoesOn() {
        var attempts = new AtomicInteger();
        notes.obstruct(event -> {
            if (event.data().number() == 13) {
                attempts.incrementAndGet();
                throw new IllegalArgumentException("thirteen is poison");
            }
        });
        var poison = UUID.randomUUID();
        topic.send(UUID.randomUUID(), "poison", 12);
        topic.send(poison, "poison", 13);
        topic.send(UUID.randomUUID(), "poison", 14);

        Patience.until(() -> assertThat(notes.arrived("poison")).containsExactly(12, 14));
        assertThat(attempts).hasValue(3);
        var letter = deadLetter("poison");
        assertThat(letter.value()).isEqualTo("{\"key\":\"poison\",\"number\":13}");
        assertThat(header(letter, "ce_id")).isEqualTo(poison.toString());
        assertThat(header(letter, "ce_type")).isEqualTo("note.taken");
        assertThat(header(letter, DeadLetter.REASON)).isEqualTo("IllegalArgumentException: thirteen is poison");
        assertThat(header(letter, DeadLetter.TOPIC)).isEqualTo(prefix + "notes");
        assertThat(header(letter, DeadLetter.PARTITION)).containsOnlyDigits();
        assertThat(header(letter, DeadLetter.OFFSET)).containsOnlyDigits();
        assertThat(header(letter, DeadLetter.GROUP)).isEqualTo(prefix + "notes-service");
        assertThat(header(letter, DeadLetter.ATTEMPTS)).isEqualTo("3");
        assertThat(header(letter, DeadLetter.TIME)).isNotEqualTo("absent");
        assertThat(letter.headers().lastHeader("kafka_deliveryAttempt")).isNull();
        assertThat(meters.get("kith.inbox.dead.letters").counter().count()).isPositive();
    }

    @Test
    void appliesADeadLetterThatIsSentAgain() {
        notes.obstruct(_ -> {
            throw new IllegalStateException("not yet");
        });
        var id = UUID.randomUUID();
        topic.send(id, "replay", 1);
        Patience.until(() -> deadLetter("replay"));

        notes.obstruct(_ -> {});
        topic.send(id, "replay", 1);

        Patience.until(() -> assertThat(notes.arrived("replay")).containsExactly(1));
    }

    @Test
    void survivesAnErrorOfAHandler() {
        notes.obstruct(event -> {
            if (event.data().number() == 1) {
                throw new StackOverflowError("too deep");
            }
        });
        topic.send(UUID.randomUUID(), "error", 1);
        topic.send(UUID.randomUUID(), "error", 2);

        Patience.until(() -> assertThat(notes.arrived("error")).containsExactly(2));
        assertThat(header(deadLetter("error"), DeadLetter.REASON)).contains("StackOverflowError");
    }

    @Test
    void waitsInOrderForAFailureThatPasses() {
        var attempts = new AtomicInteger();
        notes.obstruct(event -> {
            if (event.data().number() == 1 && attempts.incrementAndGet() < 6) {
                throw new CannotAcquireLockException("another one has it");
            }
        });
        topic.send(UUID.randomUUID(), "transient", 1);
        topic.send(UUID.randomUUID(), "transient", 2);

        Patience.until(() -> assertThat(notes.arrived("transient")).containsExactly(1, 2));
        assertThat(attempts).hasValue(6);
        assertThat(deadLetters("transient")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ce_id, no-uuid, header ce_id is no-uuid",
        "ce_id, , header ce_id is missing",
        "ce_type, , header ce_type is missing",
        "ce_time, yesterday, header ce_time is yesterday",
        "ce_specversion, 2.0, 'ce_specversion is 2.0, expected 1.0'",
        "ce_specversion, , header ce_specversion is missing",
    })
    void buriesWhatIsNoCloudEvent(String header, String value, String reason) {
        var key = header + "=" + value;
        var headers = new HashMap<>(Topic.headers(UUID.randomUUID()));
        headers.remove(header);
        if (value != null) {
            headers.put(header, value);
        }
        topic.send(key, "{\"key\":\"%s\",\"number\":1}".formatted(key), headers);
        topic.send(UUID.randomUUID(), key, 2);

        Patience.until(() -> assertThat(notes.arrived(key)).containsExactly(2));
        assertThat(header(deadLetter(key), DeadLetter.REASON)).contains(reason);
        assertThat(header(deadLetter(key), DeadLetter.ATTEMPTS)).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "broken JSON | {\"key\":",
                "no JSON     | hello",
                "null        | null",
                "incomplete  | {\"number\":1}",
                "wrong type  | {\"key\":\"wrong type\",\"number\":\"one\"}",
            })
    void buriesAValueThatIsNoNote(String key, String value) {
        topic.send(key, value, Topic.headers(UUID.randomUUID()));
        topic.send(UUID.randomUUID(), key, 2);

        Patience.until(() -> assertThat(notes.arrived(key)).containsExactly(2));
        assertThat(header(deadLetter(key), DeadLetter.REASON)).startsWith("UnreadableEventException: value ");
    }

    @Test
    void skipsTypesThatNobodyFollows() {
        var headers = new HashMap<>(Topic.headers(UUID.randomUUID()));
        headers.put("ce_type", "note.burnt");
        topic.send("skipped", "{}", headers);
        topic.send(UUID.randomUUID(), "skipped", 2);

        Patience.until(() -> assertThat(notes.arrived("skipped")).containsExactly(2));
        assertThat(deadLetters("skipped")).isEmpty();
    }

    @Test
    void letsAHandlerActForTheRequestThatCausedTheEvent() {
        var requests = new CopyOnWriteArrayList<Map<String, String>>();
        notes.obstruct(_ -> requests.add(MDC.getCopyOfContextMap()));
        var headers = new HashMap<>(Topic.headers(UUID.randomUUID()));
        headers.put("X-Request-ID", "request-2");
        headers.put("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        topic.send("request", "{\"key\":\"request\",\"number\":1}", headers);

        Patience.until(() -> assertThat(notes.arrived("request")).containsExactly(1));
        assertThat(requests.getFirst())
                .containsEntry(RequestIds.LOG_FIELD, "request-2")
                .containsEntry("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }

    private ConsumerRecord<String, String> deadLetter(String key) {
        assertThat(deadLetters(key)).hasSize(1);
        return deadLetters(key).getFirst();
    }

    private List<ConsumerRecord<String, String>> deadLetters(String key) {
        return deadLetters.records().stream()
                .filter(letter -> letter.key().equals(key))
                .toList();
    }
}
