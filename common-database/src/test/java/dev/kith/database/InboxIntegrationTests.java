package dev.kith.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.database.notes.Await;
import dev.kith.database.notes.Noted;
import dev.kith.database.notes.Notes;
import dev.kith.database.notes.NotesApplication;
import dev.kith.events.DeadLetter;
import dev.kith.http.request.RequestIds;
import dev.kith.test.RealInfrastructure;
import dev.kith.test.topic.Topic;
import dev.kith.test.topic.TopicRecord;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
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

    private final String run = UUID.randomUUID() + "-";

    private Topic topic;
    private Topic deadLetters;

    @BeforeEach
    void nameTheTopics() {
        topic = new Topic(broker, prefix + "notes");
        deadLetters = new Topic(broker, prefix + "notes.dlt");
    }

    @AfterEach
    void removeHook() {
        notes.afterEffect(_ -> {});
    }

    @Test
    void appliesAnEventOnceHoweverOftenItArrives() {
        var id = UUID.randomUUID();
        for (var time = 0; time < 5; time++) {
            topic.send(new Noted(run + "often", 1).message(id));
        }
        topic.send(new Noted(run + "often", 2).message(UUID.randomUUID()));

        Await.until(() -> assertThat(notes.received(run + "often")).containsExactly(1, 2));
        assertThat(meters.get("kith.inbox.duplicates").counter().count()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void movesAPoisonEventToTheDeadLettersAndGoesOn() {
        var attempts = new AtomicInteger();
        notes.afterEffect(event -> {
            if (event.data().number() == 13) {
                attempts.incrementAndGet();
                throw new IllegalArgumentException("thirteen is poison");
            }
        });
        var poison = UUID.randomUUID();
        topic.send(new Noted(run + "poison", 12).message(UUID.randomUUID()));
        topic.send(new Noted(run + "poison", 13).message(poison));
        topic.send(new Noted(run + "poison", 14).message(UUID.randomUUID()));

        Await.until(() -> assertThat(notes.received(run + "poison")).containsExactly(12, 14));
        assertThat(attempts).hasValue(3);
        var moved = deadLetter(run + "poison");
        assertThat(moved.value()).isEqualTo("{\"key\":\"%spoison\",\"number\":13}".formatted(run));
        assertThat(moved.header("ce_id")).isEqualTo(poison.toString());
        assertThat(moved.header("ce_type")).isEqualTo("note.taken");
        assertThat(moved.header(DeadLetter.REASON)).isEqualTo("IllegalArgumentException: thirteen is poison");
        assertThat(moved.header(DeadLetter.TOPIC)).isEqualTo(prefix + "notes");
        assertThat(moved.header(DeadLetter.PARTITION)).containsOnlyDigits();
        assertThat(moved.header(DeadLetter.OFFSET)).containsOnlyDigits();
        assertThat(moved.header(DeadLetter.GROUP)).isEqualTo(prefix + "notes-service");
        assertThat(moved.header(DeadLetter.ATTEMPTS)).isEqualTo("3");
        assertThat(moved.header(DeadLetter.TIME)).isNotEqualTo("absent");
        assertThat(moved.headers()).doesNotContainKey("kafka_deliveryAttempt");
        assertThat(meters.get("kith.inbox.dead.letters").counter().count()).isPositive();
    }

    /** The topic that the event came from may be compacted, and would keep the replayed event as the newest. */
    @Test
    void appliesAReplayedEventFromATopicOfItsOwn() {
        notes.afterEffect(_ -> {
            throw new IllegalStateException("not yet");
        });
        topic.send(new Noted(run + "replay", 1).message(UUID.randomUUID()));
        Await.until(() -> deadLetter(run + "replay"));
        var published = topic.messages(run + "replay");

        replay(deadLetters(run + "replay").getFirst());
        Await.until(() -> assertThat(deadLetters(run + "replay")).hasSize(2));
        var again = deadLetters(run + "replay").getLast();
        assertThat(again.header(DeadLetter.TOPIC)).isEqualTo(topic.name());

        notes.afterEffect(_ -> {});
        replay(again);
        Await.until(() -> assertThat(notes.received(run + "replay")).containsExactly(1));
        assertThat(topic.messages(run + "replay")).isEqualTo(published);
    }

    private void replay(TopicRecord deadLetter) {
        new Topic(broker, prefix + "notes-service" + DeadLetter.RETRY_SUFFIX).send(deadLetter);
    }

    @Test
    void survivesAnErrorOfAHandler() {
        notes.afterEffect(event -> {
            if (event.data().number() == 1) {
                throw new StackOverflowError("too deep");
            }
        });
        topic.send(new Noted(run + "error", 1).message(UUID.randomUUID()));
        topic.send(new Noted(run + "error", 2).message(UUID.randomUUID()));

        Await.until(() -> assertThat(notes.received(run + "error")).containsExactly(2));
        assertThat(deadLetter(run + "error").header(DeadLetter.REASON)).contains("StackOverflowError");
    }

    @Test
    void waitsInOrderForAFailureThatPasses() {
        var attempts = new AtomicInteger();
        notes.afterEffect(event -> {
            if (event.data().number() == 1 && attempts.incrementAndGet() < 6) {
                throw new CannotAcquireLockException("another one has it");
            }
        });
        topic.send(new Noted(run + "transient", 1).message(UUID.randomUUID()));
        topic.send(new Noted(run + "transient", 2).message(UUID.randomUUID()));

        Await.until(() -> assertThat(notes.received(run + "transient")).containsExactly(1, 2));
        assertThat(attempts).hasValue(6);
        assertThat(deadLetters(run + "transient")).isEmpty();
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
    void movesWhatIsNotACloudEventToTheDeadLetters(String header, String value, String reason) {
        var key = run + header + "=" + value;
        var headers = new HashMap<>(Noted.headers());
        headers.remove(header);
        if (value != null) {
            headers.put(header, value);
        }
        topic.send(new TopicRecord(key, "{\"key\":\"%s\",\"number\":1}".formatted(key), headers));
        topic.send(new Noted(key, 2).message(UUID.randomUUID()));

        Await.until(() -> assertThat(notes.received(key)).containsExactly(2));
        assertThat(deadLetter(key).header(DeadLetter.REASON)).contains(reason);
        assertThat(deadLetter(key).header(DeadLetter.ATTEMPTS)).isEqualTo("1");
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
    void movesAValueThatIsNotANoteToTheDeadLetters(String what, String value) {
        var key = run + what;
        topic.send(new TopicRecord(key, value, Noted.headers()));
        topic.send(new Noted(key, 2).message(UUID.randomUUID()));

        Await.until(() -> assertThat(notes.received(key)).containsExactly(2));
        assertThat(deadLetter(key).header(DeadLetter.REASON)).startsWith("UnreadableEventException: value ");
    }

    @Test
    void skipsTypesWithoutAHandler() {
        var headers = new HashMap<>(Noted.headers());
        headers.put("ce_type", "note.burnt");
        topic.send(new TopicRecord(run + "skipped", "{}", headers));
        topic.send(new Noted(run + "skipped", 2).message(UUID.randomUUID()));

        Await.until(() -> assertThat(notes.received(run + "skipped")).containsExactly(2));
        assertThat(deadLetters(run + "skipped")).isEmpty();
    }

    @Test
    void runsAHandlerWithTheRequestThatCausedTheEvent() {
        var requests = new CopyOnWriteArrayList<Map<String, String>>();
        notes.afterEffect(_ -> requests.add(MDC.getCopyOfContextMap()));
        var headers = new HashMap<>(Noted.headers());
        headers.put("X-Request-ID", "request-2");
        headers.put("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        topic.send(new TopicRecord(run + "request", "{\"key\":\"%srequest\",\"number\":1}".formatted(run), headers));

        Await.until(() -> assertThat(notes.received(run + "request")).containsExactly(1));
        assertThat(requests.getFirst())
                .containsEntry(RequestIds.LOG_FIELD, "request-2")
                .containsEntry("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }

    private TopicRecord deadLetter(String key) {
        assertThat(deadLetters(key)).hasSize(1);
        return deadLetters(key).getFirst();
    }

    private List<TopicRecord> deadLetters(String key) {
        return deadLetters.messages(key);
    }
}
