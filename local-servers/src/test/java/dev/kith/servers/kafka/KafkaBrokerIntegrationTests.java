package dev.kith.servers.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.servers.process.Component.Endpoint;
import dev.kith.servers.process.PortUse;
import dev.kith.servers.process.RunningProcess;
import dev.kith.servers.process.ServerFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerIntegrationTests {

    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    @TempDir
    private Path folder;

    private KafkaBroker broker;
    private RunningProcess running;

    @BeforeEach
    void start() throws Exception {
        var jars = ServerFiles.builtIn(Path.of(System.getProperty("kith.root"))).kafkaJars();
        broker = new KafkaBroker(new KafkaBroker.KafkaSettings(
                new Endpoint("kafka", PortUse.findFree(), folder.resolve("kafka.log")),
                jars,
                folder,
                PortUse.findFree(),
                List.of()));
        run();
    }

    @AfterEach
    void stop() throws Exception {
        running.stop(TIMEOUT);
    }

    @Test
    void keepsItsEventsOverAStopAndAStart() throws Exception {
        createTopic();
        send("first");

        assertThat(running.stop(TIMEOUT)).isTrue();
        assertThat(broker.ready()).isFalse();
        run();
        send("second");

        assertThat(receive(2)).containsExactly("first", "second");
    }

    @Test
    void startsWithItsEventsAfterItWasKilled() throws Exception {
        createTopic();
        send("first");

        running.kill();
        run();
        send("second");

        assertThat(receive(2)).containsExactly("first", "second");
    }

    private void run() throws Exception {
        running = RunningProcess.start(broker);
        running.awaitReady(TIMEOUT);
    }

    private void createTopic() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", address()))) {
            admin.createTopics(List.of(new NewTopic("events", 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private void send(String value) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", address(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>("events", "key", value)).get();
        }
    }

    private List<String> receive(int count) {
        var received = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", address(), "group.id", "tests", "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of("events"));
            Awaitility.await().atMost(TIMEOUT).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(event -> received.add(event.value()));
                return received.size() >= count;
            });
        }
        return received;
    }

    private String address() {
        return "127.0.0.1:" + broker.port();
    }
}
