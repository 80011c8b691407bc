package dev.kith.fleet.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.events.DeadLetter;
import dev.kith.servers.kafka.KafkaBroker;
import dev.kith.servers.kafka.KafkaBroker.KafkaSettings;
import dev.kith.servers.process.Component.Endpoint;
import dev.kith.servers.process.PortUse;
import dev.kith.servers.process.RunningProcess;
import dev.kith.servers.process.ServerFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterTopicsIntegrationTests {

    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    @TempDir
    private static Path folder;

    private static RunningProcess kafka;
    private static String broker;
    private static int tests;

    private String topic;

    @BeforeAll
    static void start() throws Exception {
        var jars = ServerFiles.builtIn(Path.of(System.getProperty("kith.root"))).kafkaJars();
        var endpoint = new Endpoint("kafka", PortUse.findFree(), folder.resolve("kafka.log"));
        kafka = RunningProcess.start(
                new KafkaBroker(new KafkaSettings(endpoint, jars, folder, PortUse.findFree(), List.of())));
        kafka.awaitReady(TIMEOUT);
        broker = "127.0.0.1:" + endpoint.port();
    }

    @AfterAll
    static void stop() throws Exception {
        kafka.stop(TIMEOUT);
    }

    @BeforeEach
    void createTopics() throws Exception {
        topic = "events-" + ++tests;
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            var names = List.of(topic, topic + ".dlt", group() + DeadLetter.RETRY_SUFFIX);
            admin.createTopics(names.stream()
                            .map(name -> new NewTopic(name, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    @Test
    void listsTheNumberOfRecordsAndTheirCauses() throws Exception {
        sendDeadLetter("one", group(), "no such user");
        sendDeadLetter("two", group(), "no such user");
        sendDeadLetter("three", "feed-service", "bad JSON");

        try (var topics = new DeadLetterTopics(broker)) {
            var listed = topics.list().stream()
                    .filter(found -> found.name().equals(topic + ".dlt"))
                    .findFirst()
                    .orElseThrow();

            assertThat(listed.waiting()).isEqualTo(3);
            assertThat(listed.replayed()).isZero();
            assertThat(listed.causes())
                    .containsExactly(Map.entry("feed-service: bad JSON", 1), Map.entry(group() + ": no such user", 2));
        }
    }

    @Test
    void replaysEachRecordOnceToItsServiceAlone() throws Exception {
        sendDeadLetter("one", group(), "no such user");
        try (var topics = new DeadLetterTopics(broker)) {
            assertThat(topics.replay(topic)).isEqualTo(1);
            assertThat(topics.replay(topic)).isZero();
        }
        sendDeadLetter("two", group(), "no such user");
        try (var topics = new DeadLetterTopics(broker)) {
            assertThat(topics.replay(topic)).isEqualTo(1);
        }

        assertThat(receive(topic)).isEmpty();
        var received = receive(group() + DeadLetter.RETRY_SUFFIX);
        assertThat(received).extracting(ConsumerRecord::value).containsExactly("one", "two");
        assertThat(received).allSatisfy(record -> {
            assertThat(record.key()).isEqualTo("key");
            assertThat(record.headers()).extracting(Header::key).containsExactlyInAnyOrder("ce_id", DeadLetter.TOPIC);
        });
    }

    @Test
    void countsReplayedRecords() throws Exception {
        sendDeadLetter("one", group(), "no such user");

        try (var topics = new DeadLetterTopics(broker)) {
            assertThat(topics.replay(topic)).isEqualTo(1);
            assertThat(topics.list())
                    .filteredOn(found -> found.name().equals(topic + ".dlt"))
                    .singleElement()
                    .satisfies(found -> {
                        assertThat(found.replayed()).isEqualTo(1);
                        assertThat(found.waiting()).isZero();
                    });
        }
    }

    @Test
    void keepsARecordOfAServiceThatHasNoTopicForIt() throws Exception {
        sendDeadLetter("one", "unknown-service", "no such user");

        try (var topics = new DeadLetterTopics(broker)) {
            assertThatThrownBy(() -> topics.replay(topic)).hasMessageContaining("no topic unknown-service.retry");
        }
        try (var topics = new DeadLetterTopics(broker)) {
            assertThat(topics.list())
                    .filteredOn(found -> found.name().equals(topic + ".dlt"))
                    .singleElement()
                    .satisfies(found -> assertThat(found.waiting()).isEqualTo(1));
        }
    }

    @Test
    void reportsAMissingTopic() {
        try (var topics = new DeadLetterTopics(broker)) {
            assertThatThrownBy(() -> topics.replay("nothing")).hasMessageContaining("no topic nothing.dlt");
        }
    }

    private static String group() {
        return "profile-service-" + tests;
    }

    private void sendDeadLetter(String value, String group, String reason) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker), new StringSerializer(), new StringSerializer())) {
            var record = new ProducerRecord<>(topic + ".dlt", "key", value);
            Map.of("ce_id", "4711", "dlt_topic", topic, "dlt_group", group, "dlt_reason", reason)
                    .forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
            producer.send(record).get();
        }
    }

    private List<ConsumerRecord<String, String>> receive(String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker), new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var received = new ArrayList<ConsumerRecord<String, String>>();
            var end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(received::add);
            }
            return received;
        }
    }
}
