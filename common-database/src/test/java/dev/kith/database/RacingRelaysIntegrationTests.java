package dev.kith.database;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.database.notes.Await;
import dev.kith.database.notes.Instance;
import dev.kith.test.Infrastructure;
import dev.kith.test.server.TestDatabase;
import dev.kith.test.topic.Topic;
import dev.kith.test.topic.TopicRecord;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two instances of a service work on one outbox and are one consumer group. */
class RacingRelaysIntegrationTests {

    private static final String UNREACHABLE = "127.0.0.1:1";
    private static final int KEYS = 40;
    private static final int EVENTS_PER_KEY = 100;
    private static final List<Integer> NUMBERS =
            IntStream.rangeClosed(1, EVENTS_PER_KEY).boxed().toList();

    private final String prefix = UUID.randomUUID() + "-";
    private final Topic topic = new Topic(Infrastructure.kafkaBroker(), prefix + "notes");
    private final Map<String, String> kafka = Map.of("KAFKA_BROKER", topic.broker(), "KAFKA_TOPIC_PREFIX", prefix);
    private final TestDatabase database = Infrastructure.newDatabase();
    private final JdbcClient jdbc =
            JdbcClient.create(new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password()));

    @Test
    void keepTheOrderOfEachKey() throws InterruptedException {
        try (var one = Instance.start(database.properties(), kafka);
                var other = Instance.start(database.properties(), kafka)) {
            publish(one, other);

            Await.until(() -> assertThat(waiting()).isZero());
            assertThat(firstOccurrences())
                    .hasSize(KEYS)
                    .allSatisfy((_, numbers) -> assertThat(numbers).isEqualTo(NUMBERS));
            assertThat(topic.messages()).as("nothing is sent twice").hasSize(KEYS * EVENTS_PER_KEY);
            assertEveryEventHadOneEffect(one);
        }
    }

    @Test
    void keepTheOrderOfEachKeyWhileTheirConnectionsAreCut() throws InterruptedException {
        try (var publisher = Instance.start(database.properties(), Map.of("KAFKA_BROKER", UNREACHABLE))) {
            publish(publisher, publisher);
        }
        // Small batches, so that there are many moments at which a connection can be cut.
        var smallBatches = "OUTBOX_BATCH_SIZE=10";
        try (var one = Instance.start(database.properties(), kafka, smallBatches);
                var _ = Instance.start(database.properties(), kafka, smallBatches)) {
            Await.until(() -> {
                cutRelays();
                assertThat(waiting()).isZero();
            });

            assertThat(firstOccurrences())
                    .hasSize(KEYS)
                    .allSatisfy((_, numbers) -> assertThat(numbers).isEqualTo(NUMBERS));
            assertEveryEventHadOneEffect(one);
        }
    }

    /** Publishes each key in a thread of its own, through both instances in turn. */
    private static void publish(Instance one, Instance other) throws InterruptedException {
        var publications = IntStream.range(0, KEYS)
                .mapToObj(key -> Executors.callable(() -> NUMBERS.forEach(
                        number -> (number % 2 == 0 ? one : other).notes().publish("key-" + key, number))))
                .toList();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            executor.invokeAll(publications).forEach(Future::resultNow);
        }
    }

    private static void assertEveryEventHadOneEffect(Instance instance) {
        for (var key = 0; key < KEYS; key++) {
            var name = "key-" + key;
            Await.until(() -> assertThat(instance.notes().received(name)).isEqualTo(NUMBERS));
        }
    }

    private Map<String, List<Integer>> firstOccurrences() {
        return topic.messages().stream()
                .collect(groupingBy(TopicRecord::key, mapping(RacingRelaysIntegrationTests::number, toList())))
                .entrySet()
                .stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream().distinct().toList()));
    }

    private static Integer number(TopicRecord record) {
        return Integer.valueOf(record.value().replaceAll("\\D*key-\\d+\\D*(\\d+)\\D*", "$1"));
    }

    private void cutRelays() {
        jdbc.sql(
                        "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()")
                .query()
                .listOfRows();
    }

    private int waiting() {
        return jdbc.sql("select count(*) from events.outbox")
                .query(Integer.class)
                .single();
    }
}
