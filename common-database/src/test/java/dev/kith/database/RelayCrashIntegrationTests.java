package dev.kith.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.database.notes.Await;
import dev.kith.database.notes.Instance;
import dev.kith.database.notes.NotesApplication;
import dev.kith.test.Infrastructure;
import dev.kith.test.server.TestDatabase;
import dev.kith.test.topic.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A relay fails after Kafka has acknowledged a batch and before its rows are deleted. A trigger makes it fail at
 * exactly that point.
 */
class RelayCrashIntegrationTests {

    private static final List<Integer> NUMBERS =
            IntStream.rangeClosed(1, 100).boxed().toList();

    private static final String SLEEPING =
            "select pid from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'";

    private final String prefix = UUID.randomUUID() + "-";
    private final Topic topic = new Topic(Infrastructure.kafkaBroker(), prefix + "notes");
    private final Map<String, String> kafka = Map.of("KAFKA_BROKER", topic.broker(), "KAFKA_TOPIC_PREFIX", prefix);
    private final TestDatabase database = Infrastructure.newDatabase();
    private final JdbcClient jdbc =
            JdbcClient.create(new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password()));

    @BeforeEach
    void migrateDatabase() {
        // Creates the table for the trigger.
        Instance.start(database.properties(), kafka).close();
    }

    @Test
    void appliesEventsOnceAfterTheRelayLostItsConnection() {
        // A sequence survives the rollback: the first three deletions fail, the fourth does not.
        jdbc.sql("create sequence deletions").update();
        beforeDeletion("if nextval('deletions') <= 3 then perform pg_terminate_backend(pg_backend_pid()); end if");
        try (var instance = Instance.start(database.properties(), kafka)) {
            instance.notes()
                    .publish("cut", NUMBERS.stream().mapToInt(Integer::intValue).toArray());

            Await.until(() -> assertThat(waiting()).isZero());
            Await.until(() -> assertThat(instance.notes().received("cut")).isEqualTo(NUMBERS));
            assertThat(topic.messages()).hasSize(4 * NUMBERS.size());
            Await.until(() -> assertThat(duplicates(instance)).isEqualTo(3 * NUMBERS.size()));
            assertThat(instance.notes().received("cut")).isEqualTo(NUMBERS);
        }
    }

    @Test
    void appliesEventsOnceAfterTheProcessWasKilled() throws IOException, InterruptedException {
        beforeDeletion("perform pg_sleep(600)");
        var process = startProcess("killed");
        try {
            Await.until(() -> assertThat(topic.messages()).hasSize(NUMBERS.size()));
            Await.until(() -> assertThat(sleeping()).isOne());
        } finally {
            process.destroyForcibly().waitFor();
        }
        wakeUp();
        jdbc.sql("drop trigger crash on events.outbox").update();
        assertThat(waiting()).isEqualTo(NUMBERS.size());

        try (var instance = Instance.start(database.properties(), kafka)) {
            Await.until(() -> assertThat(waiting()).isZero());
            // Follows all that was sent before.
            instance.notes().publish("killed", 101);
            Await.until(() -> assertThat(instance.notes().received("killed")).endsWith(101));
            assertThat(instance.notes().received("killed"))
                    .startsWith(NUMBERS.toArray(Integer[]::new))
                    .hasSize(101);
            assertThat(topic.messages()).hasSize(2 * NUMBERS.size() + 1);
        }
    }

    private void beforeDeletion(String statement) {
        jdbc.sql("create function crash() returns trigger language plpgsql as $$ begin %s; return null; end $$"
                        .formatted(statement))
                .update();
        jdbc.sql("create trigger crash before delete on events.outbox for each statement execute function crash()")
                .update();
    }

    private Process startProcess(String key) throws IOException {
        var builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        NotesApplication.class.getName(),
                        key)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT);
        builder.environment().putAll(database.properties());
        builder.environment().putAll(kafka);
        return builder.start();
    }

    private static double duplicates(Instance instance) {
        return instance.context()
                .getBean(MeterRegistry.class)
                .get("kith.inbox.duplicates")
                .counter()
                .count();
    }

    private int waiting() {
        return jdbc.sql("select count(*) from events.outbox")
                .query(Integer.class)
                .single();
    }

    private int sleeping() {
        return jdbc.sql("select count(*) from (%s)".formatted(SLEEPING))
                .query(Integer.class)
                .single();
    }

    /** The server checks its client only when it does not sleep. */
    private void wakeUp() {
        jdbc.sql("select pg_terminate_backend(pid) from (%s)".formatted(SLEEPING))
                .query()
                .listOfRows();
        Await.until(() -> assertThat(sleeping()).isZero());
    }
}
