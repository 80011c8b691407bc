package dev.kith.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.database.notes.Await;
import dev.kith.database.notes.Instance;
import dev.kith.database.notes.Noted;
import dev.kith.test.Infrastructure;
import dev.kith.test.topic.Topic;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PostgresOutageIntegrationTests {

    @Test
    void relaysAndAppliesAgainWhenPostgresIsBack() throws InterruptedException {
        var prefix = UUID.randomUUID() + "-";
        var kafka = Map.of("KAFKA_BROKER", Infrastructure.kafkaBroker(), "KAFKA_TOPIC_PREFIX", prefix);
        var topic = new Topic(Infrastructure.kafkaBroker(), prefix + "notes");
        try (var postgres = Infrastructure.dedicatedPostgres();
                var instance = Instance.start(postgres.properties(), kafka)) {
            var notes = instance.notes();
            notes.publish("a", 1, 2);
            Await.until(() -> assertThat(notes.received("a")).containsExactly(1, 2));

            var applying = new CountDownLatch(1);
            var killed = new CountDownLatch(1);
            notes.afterEffect(_ -> {
                applying.countDown();
                killed.await();
            });
            IntStream.rangeClosed(3, 20)
                    .forEach(number -> topic.send(new Noted("a", number).message(UUID.randomUUID())));
            applying.await();
            postgres.kill();
            killed.countDown();
            postgres.start();

            Await.until(() -> assertThat(notes.received("a"))
                    .isEqualTo(IntStream.rangeClosed(1, 20).boxed().toList()));
            notes.publish("a", 21);
            Await.until(() -> assertThat(notes.received("a")).endsWith(20, 21));
            assertThat(new Topic(topic.broker(), topic.name() + ".dlt").messages())
                    .isEmpty();
        }
    }
}
