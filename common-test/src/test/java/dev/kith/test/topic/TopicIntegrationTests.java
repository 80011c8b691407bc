package dev.kith.test.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.test.Infrastructure;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicIntegrationTests {

    private final Topic topic = new Topic(Infrastructure.kafkaBroker(), "test-" + UUID.randomUUID());

    @BeforeEach
    void create() throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", topic.broker()))) {
            admin.createTopics(List.of(new NewTopic(topic.name(), 3, (short) 1)))
                    .all()
                    .get();
        }
    }

    @Test
    void holdsWhatWasSentInTheOrderOfItsKey() {
        var bobs = TopicRecord.event("note.taken", "bob", "{\"number\":1}");
        topic.send(message("anna", 1), bobs, message("anna", 2), message("anna", 2));

        assertThat(topic.await("anna", 3))
                .extracting(message -> message.data().path("number").asInt())
                .containsExactly(1, 2, 2);
        assertThat(topic.messages("bob")).containsExactly(bobs);
    }

    private static TopicRecord message(String key, int number) {
        return TopicRecord.event("note.taken", key, "{\"number\":%d}".formatted(number));
    }
}
