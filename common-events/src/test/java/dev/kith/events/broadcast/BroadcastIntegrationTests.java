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
import dev.kith.test.topic.Message;
import dev.kith.test.topic.Topic;
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

/** Instances without a database, as the gateway is. */
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
    void everyInstanceHearsEveryEvent() {
        var first = listens("now");
        var second = listens("now");
        send(1, 50);
        heardBy(first, 1, 50);
        heardBy(second, 1, 50);
        assertThat(first.interruptions()).isEqualTo(1);
    }

    @Test
    void whatWasBeforeIsHeardByThoseOnlyWhoAskForIt() {
        var early = listens("now");
        send(1, 3);
        heardBy(early, 1, 3);

        var late = listens("now");
        var thorough = listens("beginning");
        send(4, 5);
        heardBy(late, 4, 5);
        heardBy(thorough, 1, 5);
    }

    @Test
    void nothingIsLostWhileKafkaIsAway() {
        var instance = listens("now");
        send(1, 1);
        heardBy(instance, 1, 1);

        kafka.stop();
        kafka.start();
        send(2, 3);
        heardBy(instance, 1, 3);

        kafka.kill();
        kafka.start();
        send(4, 5);
        heardBy(instance, 1, 5);
        assertThat(instance.interruptions()).isEqualTo(1);
    }

    @Test
    void listensAsSoonAsKafkaIsThere() {
        kafka.stop();
        var instance = new Instance(kafka.properties(), "now");
        instances.add(instance);
        assertThat(instance.interruptions()).isZero();

        kafka.start();
        eventually(() -> assertThat(instance.interruptions()).isEqualTo(1));
        send(1, 2);
        heardBy(instance, 1, 2);
    }

    @Test
    void saysWhetherItIsBehind() {
        listens("now");
        send(1, 20);
        var instance = listens("beginning");
        eventually(() -> assertThat(instance.state()).isEqualTo(BroadcastStatus.State.CURRENT));
        assertThat(instance.heard()).hasSize(20);

        kafka.stop();
        eventually(() -> assertThat(instance.state()).isEqualTo(BroadcastStatus.State.BEHIND));
        kafka.start();
        eventually(() -> assertThat(instance.state()).isEqualTo(BroadcastStatus.State.CURRENT));
    }

    @Test
    void isBehindFromTheStartWithoutKafka() {
        kafka.stop();
        var instance = new Instance(kafka.properties(), "beginning");
        instances.add(instance);
        eventually(() -> assertThat(instance.state()).isEqualTo(BroadcastStatus.State.BEHIND));

        kafka.start();
        eventually(() -> assertThat(instance.state()).isEqualTo(BroadcastStatus.State.CURRENT));
    }

    @Test
    void saysThatSomethingMayHaveBeenMissedWhenTheTopicIsAnother() throws Exception {
        var instance = listens("now");
        send(1, 10);
        heardBy(instance, 1, 10);
        try (var admin = Admin.create(Map.of("bootstrap.servers", topic.broker()))) {
            admin.deleteTopics(List.of(topic.name())).all().get();
            eventually(() -> admin.createTopics(List.of(new NewTopic(topic.name(), 6, (short) 1)))
                    .all()
                    .get());
        }
        eventually(() -> {
            send(11, 11);
            assertThat(instance.interruptions()).isGreaterThan(1);
            assertThat(instance.heard()).contains(11);
        });
    }

    @Test
    void aListenerThatFailsAndAnEventThatCannotBeReadStopNobody() {
        var instance = listens("now");
        send(-1, -1);
        topic.send(new Message("k", "no json", Message.headers(UUID.randomUUID(), Noted.TYPE.name())));
        topic.send(new Message("k", "{}", Map.of()));
        send(1, 2);
        heardBy(instance, 1, 2);
    }

    private Instance listens(String start) {
        var instance = new Instance(kafka.properties(), start);
        instances.add(instance);
        eventually(() -> assertThat(instance.interruptions()).isEqualTo(1));
        return instance;
    }

    private void send(int from, int to) {
        IntStream.rangeClosed(from, to).forEach(number -> topic.send(message(number)));
    }

    private static void heardBy(Instance instance, int from, int to) {
        var numbers = IntStream.rangeClosed(from, to).boxed().toList();
        eventually(() -> assertThat(instance.heard()).isEqualTo(numbers));
    }

    private static Message message(int number) {
        return new Message(
                "k",
                "{\"key\":\"k\",\"number\":%d}".formatted(number),
                Message.headers(UUID.randomUUID(), Noted.TYPE.name()));
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

    /** What an instance has heard. */
    static final class Ears {

        private final List<Integer> heard = new CopyOnWriteArrayList<>();
        private final AtomicInteger interruptions = new AtomicInteger();

        void hear(Noted noted) {
            if (noted.number() < 0) {
                throw new IllegalArgumentException("told so");
            }
            heard.add(noted.number());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Listening {

        @Bean
        Ears ears() {
            return new Ears();
        }

        @Bean
        Broadcast<Noted> noted(Ears ears, @Value("${start}") String start) {
            var broadcast = start.equals("now")
                    ? Broadcast.on(Noted.TYPE, event -> ears.hear(event.data()))
                    : Broadcast.fromBeginning(Noted.TYPE, event -> ears.hear(event.data()));
            return broadcast.whenInterrupted(ears.interruptions::incrementAndGet);
        }
    }

    private static final class Instance implements AutoCloseable {

        private final ConfigurableApplicationContext context;

        Instance(Map<String, String> kafka, String start) {
            var builder = new SpringApplicationBuilder(Listening.class).web(WebApplicationType.NONE);
            kafka.forEach((name, value) -> builder.properties(name + "=" + value));
            context = builder.run("--start=" + start, "--spring.application.name=listener");
        }

        List<Integer> heard() {
            return context.getBean(Ears.class).heard;
        }

        BroadcastStatus.State state() {
            return context.getBean(BroadcastStatus.class).state();
        }

        int interruptions() {
            return context.getBean(Ears.class).interruptions.get();
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
