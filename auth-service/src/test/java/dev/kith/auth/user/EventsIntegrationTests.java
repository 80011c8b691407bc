package dev.kith.auth.user;

import static dev.kith.auth.Api.freshEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.auth.Api;
import dev.kith.auth.AuthServiceTest;
import dev.kith.auth.Topic;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

@AuthServiceTest
class EventsIntegrationTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Environment environment;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @Test
    void tellWhoCameAndWhoLeft() {
        var user = api.registered(freshEmail());
        api.delete(user);

        assertThat(told("user-registered", user)).isEqualTo("user.registered {\"user_id\":\"%s\"}".formatted(user));
        assertThat(told("user-deleted", user)).isEqualTo("user.deleted {\"user_id\":\"%s\"}".formatted(user));
    }

    private String told(String name, UUID user) {
        try (var topic = topic(name)) {
            var message = topic.await(user.toString()).getFirst();
            return header(message, "ce_type") + " " + message.value();
        }
    }

    private Topic topic(String name) {
        return Topic.of(
                environment.getRequiredProperty("KAFKA_BROKER"),
                environment.getRequiredProperty("KAFKA_TOPIC_PREFIX") + name);
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
