package dev.kith.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.kith.database.notes.Await;
import dev.kith.database.notes.Instance;
import dev.kith.events.Event;
import dev.kith.events.EventTopic;
import dev.kith.events.EventType;
import dev.kith.test.Infrastructure;
import dev.kith.test.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Kafka refuses one topic, as with a missing permission or a limit of its own, and takes the others. */
class RefusedTopicIntegrationTests {

    private static final int NOTES = 40;

    private final String prefix = UUID.randomUUID() + "-";
    private final Topic large =
            new Topic(Infrastructure.kafkaBroker(), prefix + Large.TYPE.topic().name());

    @Test
    void delaysNoOtherPartition() throws Exception {
        createTopicForSmallMessages();
        var kafka = Map.of("KAFKA_BROKER", large.broker(), "KAFKA_TOPIC_PREFIX", prefix);
        try (var instance = Instance.start(Infrastructure.newDatabase().properties(), kafka)) {
            publishLargeEvent(instance);
            Await.until(() -> {
                assertThat(health(instance).getStatus().getCode()).isEqualTo("DEGRADED");
                assertThat(health(instance).getDetails().get("reason").toString())
                        .contains("RecordTooLarge");
            });

            // Each note waits for the one before. If it waited for a pause of the relay too, this would take minutes.
            assertTimeoutPreemptively(
                    Duration.ofMinutes(1),
                    () -> IntStream.rangeClosed(1, NOTES).forEach(number -> {
                        var key = keyOfAnotherPartition(number);
                        instance.notes().publish(key, number);
                        Await.until(
                                () -> assertThat(instance.notes().received(key)).containsExactly(number));
                    }));
            assertThat(health(instance).getStatus().getCode()).isEqualTo("DEGRADED");

            takeLargeMessages();
            assertThat(large.await(Large.KEY, 1)).hasSize(1);
            Await.until(() -> assertThat(health(instance).getStatus()).isEqualTo(Status.UP));
        }
    }

    private void createTopicForSmallMessages() throws Exception {
        try (var admin = admin()) {
            var topic = new NewTopic(large.name(), 1, (short) 1)
                    .configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "200"));
            admin.createTopics(List.of(topic)).all().get();
        }
    }

    private void takeLargeMessages() throws Exception {
        try (var admin = admin()) {
            var change = new AlterConfigOp(
                    new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "100000"), AlterConfigOp.OpType.SET);
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, large.name());
            admin.incrementalAlterConfigs(Map.of(resource, List.of(change)))
                    .all()
                    .get();
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", large.broker()));
    }

    private static void publishLargeEvent(Instance instance) {
        var context = instance.context();
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(
                        _ -> context.getBean(Outbox.class).publish(new Large(Large.KEY, "x".repeat(1_000))));
    }

    // The outbox has eight partitions, and the hash of the key chooses one.
    private static String keyOfAnotherPartition(int number) {
        var partition = Math.floorMod(Large.KEY.hashCode(), 8);
        return IntStream.iterate(0, suffix -> suffix + 1)
                .mapToObj(suffix -> "note %d %d".formatted(number, suffix))
                .filter(key -> Math.floorMod(key.hashCode(), 8) != partition)
                .findFirst()
                .orElseThrow();
    }

    private static Health health(Instance instance) {
        return instance.context()
                .getBean("outboxHealthIndicator", HealthIndicator.class)
                .health();
    }

    /** An event that the topic does not take. */
    record Large(String key, String text) implements Event {

        static final String KEY = "large";
        static final EventType<Large> TYPE =
                new EventType<>(EventTopic.of("large"), "large.made", Large.class, Large::key);
    }
}
