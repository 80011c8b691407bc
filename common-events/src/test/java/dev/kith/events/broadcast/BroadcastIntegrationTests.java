package dev.kith.events.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.events.Broadcast;
import dev.kith.events.BroadcastStatus;
import dev.kith.events.Event;
import dev.kith.events.EventTopic;
import dev.kith.events.EventType;
import dev.kith.test.Infrastructure;
import dev.kith.test.server.DedicatedServer;
import dev.kith.test.topic.Topic;
import dev.kith.test.topic.TopicRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Instances without a database, like the gateway. */
class BroadcastIntegrationTests {

    private final DedicatedServer kafka = Infrastructure.dedicatedKafka();
    private final List<Instance> instances = new ArrayList<>();
    private final Topic topic = new Topic(kafka.properties().get("KAFKA_BROKER"), "notes");

    @AfterEach
    void stop() {
        instances.forEach(Instance::close);
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
        var instance = new Instance(kafka.properties(), "now");
        instances.add(instance);
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

    @Test
    void isBehindWithoutKafka() {
        kafka.stop();
        var instance = new Instance(kafka.properties(), "beginning");
        instances.add(instance);
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

    private Instance start(String start) {
        var instance = new Instance(kafka.properties(), start);
        instances.add(instance);
        eventually(() -> assertThat(instance.interruptions()).isEqualTo(1));
        return instance;
    }

    private void send(int from, int to) {
        IntStream.rangeClosed(from, to).forEach(number -> topic.send(message(number)));
    }

    private static void assertReceived(Instance instance, int from, int to) {
        var numbers = IntStream.rangeClosed(from, to).boxed().toList();
        eventually(() -> assertThat(instance.received()).isEqualTo(numbers));
    }

    private static TopicRecord message(int number) {
        return new TopicRecord(
                "k",
                "{\"key\":\"k\",\"number\":%d}".formatted(number),
                TopicRecord.headers(UUID.randomUUID(), Noted.TYPE.name()));
    }

    // Long, because the machine may be busy.
    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofMinutes(2)).ignoreExceptions().untilAsserted(assertion);
    }

    /** An event of the test. */
    record Noted(String key, int number) implements Event {

        static final EventType<Noted> TYPE =
                new EventType<>(EventTopic.of("notes"), "note.taken", Noted.class, Noted::key);
    }

    /** What an instance has received. */
    static final class Received {

        private final List<Integer> numbers = new CopyOnWriteArrayList<>();
        private final AtomicInteger interruptions = new AtomicInteger();

        void add(Noted noted) {
            if (noted.number() < 0) {
                throw new IllegalArgumentException("negative");
            }
            numbers.add(noted.number());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class ListenerApplication {

        @Bean
        Received received() {
            return new Received();
        }

        @Bean
        Broadcast<Noted> noted(Received received, @Value("${start}") String start) {
            var broadcast = start.equals("now")
                    ? Broadcast.on(Noted.TYPE, event -> received.add(event.data()))
                    : Broadcast.fromBeginning(Noted.TYPE, event -> received.add(event.data()));
            return broadcast.whenInterrupted(received.interruptions::incrementAndGet);
        }
    }

    private static final class Instance implements AutoCloseable {

        private final ConfigurableApplicationContext context;

        Instance(Map<String, String> kafka, String start) {
            var builder = new SpringApplicationBuilder(ListenerApplication.class).web(WebApplicationType.NONE);
            kafka.forEach((name, value) -> builder.properties(name + "=" + value));
            context = builder.run("--start=" + start, "--spring.application.name=listener");
        }

        List<Integer> received() {
            return context.getBean(Received.class).numbers;
        }

        BroadcastStatus.State state() {
            return context.getBean(BroadcastStatus.class).state();
        }

        int interruptions() {
            return context.getBean(Received.class).interruptions.get();
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
