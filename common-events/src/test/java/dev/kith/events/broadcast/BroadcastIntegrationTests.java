package dev.kith.events.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.events.BroadcastStatus;
import dev.kith.events.broadcast.ListenerInstance.Noted;
import dev.kith.test.Infrastructure;
import dev.kith.test.server.DedicatedServer;
import dev.kith.test.topic.Topic;
import dev.kith.test.topic.TopicRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** ListenerInstances without a database, like the gateway. */
class BroadcastIntegrationTests {

    private static DedicatedServer kafka;

    private final String prefix = UUID.randomUUID() + "-";
    private final List<ListenerInstance> instances = new ArrayList<>();
    private final Topic topic = new Topic(kafka.properties().get("KAFKA_BROKER"), prefix + "notes");

    @BeforeAll
    static void startKafka() {
        kafka = Infrastructure.dedicatedKafka();
    }

    @AfterEach
    void stopInstances() {
        instances.forEach(ListenerInstance::close);
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @Test
    void everyInstanceReceivesEveryEvent() {
        var first = start("now");
        var second = start("now");
        send(1, 50);
        assertReceived(first, 1, 50);
        assertReceived(second, 1, 50);
        assertThat(first.interruptions()).isEqualTo(1);
    }

    @Test
    void onlyAListenerFromTheBeginningReceivesOldEvents() {
        var early = start("now");
        send(1, 3);
        assertReceived(early, 1, 3);

        var late = start("now");
        var thorough = start("beginning");
        send(4, 5);
        assertReceived(late, 4, 5);
        assertReceived(thorough, 1, 5);
    }

    @Test
    void nothingIsLostWhileKafkaIsAway() {
        var instance = start("now");
        send(1, 1);
        assertReceived(instance, 1, 1);

        kafka.stop();
        kafka.start();
        send(2, 3);
        assertReceived(instance, 1, 3);

        kafka.kill();
        kafka.start();
        send(4, 5);
        assertReceived(instance, 1, 5);
        assertThat(instance.interruptions()).isEqualTo(1);
    }

    @Test
    void subscribesAsSoonAsKafkaIsThere() {
        kafka.stop();
        var instance = run("now");
        assertThat(instance.interruptions()).isZero();

        kafka.start();
        eventually(() -> assertThat(instance.interruptions()).isEqualTo(1));
        send(1, 2);
        assertReceived(instance, 1, 2);
    }

    @Test
    void reportsWhetherItIsBehind() {
        start("now");
        send(1, 20);
        var instance = start("beginning");
        eventually(() -> assertThat(instance.state()).isEqualTo(BroadcastStatus.State.CURRENT));
        assertThat(instance.received()).hasSize(20);

        kafka.stop();
        eventually(() -> assertThat(instance.state()).isEqualTo(BroadcastStatus.State.BEHIND));
        kafka.start();
        eventually(() -> assertThat(instance.state()).isEqualTo(BroadcastStatus.State.CURRENT));
    }

    /** A measure that compares with an end that moves would find an instance behind for as long as events come. */
    @Test
    void becomesCurrentWhileEventsKeepComing() throws Exception {
        var instance = start("now");
        var sending = new AtomicBoolean(true);
        var number = new AtomicInteger();
        var sender = Thread.ofVirtual().start(() -> {
            while (sending.get()) {
                try {
                    topic.send(message(number.incrementAndGet()));
                    Thread.sleep(50);
                } catch (KafkaException away) {
                    // The next one is sent when Kafka is back.
                } catch (InterruptedException stopped) {
                    return;
                }
            }
        });
        try {
            eventually(() -> assertThat(instance.state()).isEqualTo(BroadcastStatus.State.CURRENT));
            kafka.kill();
            eventually(() -> assertThat(instance.health()).isEqualTo("DEGRADED"));
            kafka.start();
            eventually(() -> assertThat(instance.health()).isEqualTo("UP"));

            var late = start("beginning");
            eventually(() -> assertThat(late.state()).isEqualTo(BroadcastStatus.State.CURRENT));
            var sent = number.get();
            eventually(() -> assertThat(late.received()).contains(1, sent));
        } finally {
            sending.set(false);
            sender.interrupt();
            sender.join();
        }
    }

    @Test
    void isBehindWhileItReadsMoreSlowlyThanEventsCome() {
        var instance = start("now", "--kith.events.broker.client.max.poll.records=1");
        eventually(() -> assertThat(instance.state()).isEqualTo(BroadcastStatus.State.CURRENT));
        instance.pauseAfterEachEvent(Duration.ofMillis(200));
        send(1, 300);
        eventually(() -> assertThat(instance.health()).isEqualTo("DEGRADED"));
        assertThat(instance.received()).doesNotContain(300);

        instance.pauseAfterEachEvent(Duration.ZERO);
        eventually(() -> assertThat(instance.health()).isEqualTo("UP"));
        assertReceived(instance, 1, 300);
    }

    @Test
    void isBehindWhileAListenerIsStuck() {
        var instance = start("now");
        eventually(() -> assertThat(instance.state()).isEqualTo(BroadcastStatus.State.CURRENT));
        instance.pauseAfterEachEvent(Duration.ofMinutes(10));
        send(1, 1);
        eventually(() -> assertThat(instance.health()).isEqualTo("DEGRADED"));
    }

    /** What is sent before the instance learns of the new partitions counts too. */
    @Test
    void receivesFromPartitionsThatAreAddedLater() throws Exception {
        var instance = start("now", "--kith.events.broker.client.metadata.max.age.ms=5000");
        send(1, 1);
        assertReceived(instance, 1, 1);
        try (var admin = Admin.create(Map.of("bootstrap.servers", topic.broker()))) {
            admin.createPartitions(Map.of(topic.name(), NewPartitions.increaseTo(60)))
                    .all()
                    .get();
            eventually(() -> assertThat(admin.describeTopics(List.of(topic.name()))
                            .allTopicNames()
                            .get()
                            .get(topic.name())
                            .partitions())
                    .hasSize(60)
                    .noneMatch(partition -> partition.leader() == null));
        }
        var keys = IntStream.rangeClosed(2, 100).boxed().toList();
        var messages =
                keys.stream().map(number -> message("key " + number, number)).toArray(TopicRecord[]::new);
        // A producer that asks for a new partition too early never finds it. The next producer does.
        eventually(() -> topic.send(messages));
        eventually(() -> assertThat(instance.received()).containsAll(keys));
        assertThat(instance.interruptions()).isEqualTo(2);
        eventually(() -> assertThat(instance.state()).isEqualTo(BroadcastStatus.State.CURRENT));
    }

    @Test
    void isBehindWithoutKafka() {
        kafka.stop();
        var instance = run("beginning");
        eventually(() -> assertThat(instance.state()).isEqualTo(BroadcastStatus.State.BEHIND));

        kafka.start();
        eventually(() -> assertThat(instance.state()).isEqualTo(BroadcastStatus.State.CURRENT));
    }

    @Test
    void reportsAnInterruptionWhenTheTopicWasReplaced() throws Exception {
        var instance = start("now");
        send(1, 10);
        assertReceived(instance, 1, 10);
        try (var admin = Admin.create(Map.of("bootstrap.servers", topic.broker()))) {
            admin.deleteTopics(List.of(topic.name())).all().get();
            eventually(() -> admin.createTopics(List.of(new NewTopic(topic.name(), 6, (short) 1)))
                    .all()
                    .get());
        }
        eventually(() -> {
            send(11, 11);
            assertThat(instance.interruptions()).isGreaterThan(1);
            assertThat(instance.received()).contains(11);
        });
    }

    @Test
    void goesOnAfterAListenerThatFailsAndAnUnreadableEvent() {
        var instance = start("now");
        send(-1, -1);
        topic.send(new TopicRecord("k", "no json", TopicRecord.headers(UUID.randomUUID(), Noted.TYPE.name())));
        topic.send(new TopicRecord("k", "{}", Map.of()));
        send(1, 2);
        assertReceived(instance, 1, 2);
    }

    private ListenerInstance start(String start, String... settings) {
        var instance = run(start, settings);
        eventually(() -> assertThat(instance.interruptions()).isEqualTo(1));
        return instance;
    }

    private ListenerInstance run(String start, String... settings) {
        var environment = new HashMap<>(kafka.properties());
        environment.put("KAFKA_TOPIC_PREFIX", prefix);
        var instance = new ListenerInstance(environment, start, settings);
        instances.add(instance);
        return instance;
    }

    private void send(int from, int to) {
        topic.send(IntStream.rangeClosed(from, to)
                .mapToObj(BroadcastIntegrationTests::message)
                .toArray(TopicRecord[]::new));
    }

    private static void assertReceived(ListenerInstance instance, int from, int to) {
        var numbers = IntStream.rangeClosed(from, to).boxed().toList();
        eventually(() -> assertThat(instance.received()).isEqualTo(numbers));
    }

    private static TopicRecord message(int number) {
        return message("k", number);
    }

    private static TopicRecord message(String key, int number) {
        return new TopicRecord(
                key,
                "{\"key\":\"k\",\"number\":%d}".formatted(number),
                TopicRecord.headers(UUID.randomUUID(), Noted.TYPE.name()));
    }

    // Long, because the machine may be busy.
    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofMinutes(2)).ignoreExceptions().untilAsserted(assertion);
    }
}
