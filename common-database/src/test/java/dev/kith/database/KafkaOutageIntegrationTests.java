package dev.kith.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.database.notes.Await;
import dev.kith.database.notes.Instance;
import dev.kith.test.Infrastructure;
import dev.kith.test.server.DedicatedServer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class KafkaOutageIntegrationTests {

    private DedicatedServer kafka;

    @BeforeEach
    void startKafka() {
        kafka = Infrastructure.dedicatedKafka();
    }

    @AfterEach
    void stopKafka() {
        kafka.close();
    }

    @Test
    void commitsWhileKafkaIsAwayAndDeliversInOrderAfterwards(CapturedOutput output) {
        try (var instance = Instance.start(Infrastructure.newDatabase().properties(), kafka.properties())) {
            instance.notes().publish("a", 1);
            Await.until(() -> assertThat(instance.notes().received("a")).containsExactly(1));

            kafka.stop();
            IntStream.rangeClosed(2, 50).forEach(number -> instance.notes().publish("a", number));
            Await.until(
                    () -> assertThat(health(instance, "outboxHealthIndicator")).isEqualTo("DEGRADED"));
            assertThat(health(instance, "kafkaHealthIndicator")).isEqualTo("DEGRADED");

            kafka.start();
            Await.until(() -> assertThat(instance.notes().received("a")).isEqualTo(numbersTo(50)));
            Await.until(
                    () -> assertThat(health(instance, "outboxHealthIndicator")).isEqualTo(Status.UP.getCode()));
        }
        // The relay tries dozens of times. A broker that has just started may be slow once more.
        assertThat(output.getOut().lines().filter(line -> line.contains("outbox-relay fails")))
                .hasSizeBetween(1, 3);
        assertThat(output.getOut().lines().filter(line -> line.contains("outbox-relay works again")))
                .hasSizeBetween(1, 3);
        assertThat(output.getOut().lines().filter(line -> line.contains("o.apache.kafka")))
                .hasSizeLessThan(20);
    }

    @Test
    void startsWithoutKafka() {
        kafka.stop();
        try (var instance = Instance.start(Infrastructure.newDatabase().properties(), kafka.properties())) {
            instance.notes().publish("b", 1, 2, 3);

            kafka.start();
            Await.until(() -> assertThat(instance.notes().received("b")).containsExactly(1, 2, 3));
        }
    }

    @Test
    void keepsTheOrderWhenKafkaIsKilledAmidABurst() {
        try (var instance = Instance.start(Infrastructure.newDatabase().properties(), kafka.properties())) {
            var notes = instance.notes();
            notes.publish("c", 1);
            Await.until(() -> assertThat(notes.received("c")).containsExactly(1));

            for (var burst = 0; burst < 3; burst++) {
                var from = 2 + burst * 1_000;
                IntStream.range(0, 10)
                        .forEach(part -> notes.publish(
                                "c",
                                IntStream.range(from + part * 100, from + part * 100 + 100)
                                        .toArray()));
                kafka.kill();
                kafka.start();
            }

            Await.until(() -> assertThat(notes.received("c")).isEqualTo(numbersTo(3_001)));
        }
    }

    private static String health(Instance instance, String indicator) {
        return instance.context()
                .getBean(indicator, HealthIndicator.class)
                .health()
                .getStatus()
                .getCode();
    }

    private static List<Integer> numbersTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }
}
