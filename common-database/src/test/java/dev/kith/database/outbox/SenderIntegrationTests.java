package dev.kith.database.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.database.notes.NotesApplication;
import dev.kith.database.outbox.OutboxTable.PendingEvent;
import dev.kith.events.EventTopic;
import dev.kith.events.broker.Broker;
import dev.kith.events.broker.Topics;
import dev.kith.events.message.EventMessage;
import dev.kith.test.RealInfrastructure;
import dev.kith.test.topic.Topic;
import dev.kith.test.topic.TopicRecord;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

@RealInfrastructure
@SpringBootTest(classes = NotesApplication.class)
class SenderIntegrationTests {

    @Autowired
    private Broker broker;

    @Autowired
    private Topics topics;

    @Value("${KAFKA_BROKER}")
    private String address;

    private final String topic = "narrow-" + UUID.randomUUID();

    @Test
    void letsNothingOvertakeARecordThatKafkaRefuses() throws ExecutionException, InterruptedException {
        var narrow = createNarrowTopic();
        var sender = new Sender(broker, topics);

        var first = sender.send(List.of(small(1), tooLarge(2), small(3), small(4)));

        assertThat(first.failure()).isInstanceOf(RecordTooLargeException.class);
        assertThat(ids(first)).isSubsetOf(1L);
        assertThat(narrow.messages()).extracting(TopicRecord::value).doesNotContain("3", "4");

        // The same sender goes on, with a fresh producer.
        var second =
                sender.send(LongStream.rangeClosed(5, 8).mapToObj(this::small).toList());

        assertThat(second.failure()).isNull();
        assertThat(ids(second)).containsExactly(5L, 6L, 7L, 8L);
        assertThat(narrow.messages()).extracting(TopicRecord::value).endsWith("5", "6", "7", "8");
        sender.close();
    }

    private Topic createNarrowTopic() throws ExecutionException, InterruptedException {
        var name = broker.topicName(EventTopic.of(topic));
        try (var admin = Admin.create(Map.of("bootstrap.servers", address))) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1).configs(Map.of("max.message.bytes", "1000"))))
                    .all()
                    .get();
        }
        return new Topic(address, name);
    }

    private PendingEvent small(long id) {
        return event(id, Long.toString(id));
    }

    private PendingEvent tooLarge(long id) {
        return event(id, "x".repeat(10_000));
    }

    private PendingEvent event(long id, String value) {
        var message = new EventMessage(
                UUID.randomUUID(), URI.create("/test"), "narrow.sent", Instant.EPOCH, null, null, value);
        return new PendingEvent(id, topic, "key", message);
    }

    private static List<Long> ids(Sender.Delivery delivery) {
        return delivery.acknowledged().stream().map(PendingEvent::id).toList();
    }
}
