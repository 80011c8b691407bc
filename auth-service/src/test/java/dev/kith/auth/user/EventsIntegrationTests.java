package dev.kith.auth.user;

import static dev.kith.auth.Api.freshEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.auth.Api;
import dev.kith.auth.Instance;
import dev.kith.auth.Topic;
import dev.kith.test.Infrastructure;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class EventsIntegrationTests {

    private final Map<String, String> environment = Instance.environment();

    @Test
    void tellWhoCameAndWhoLeft() {
        try (var instance = Instance.start(environment)) {
            var user = instance.api().registered(freshEmail());
            instance.api().delete(user);

            assertThat(told("user-registered", user)).isEqualTo("user.registered {\"user_id\":\"%s\"}".formatted(user));
            assertThat(told("user-deleted", user)).isEqualTo("user.deleted {\"user_id\":\"%s\"}".formatted(user));
        }
    }

    @Test
    void tellNothingOfARegistrationThatFailed() {
        try (var instance = Instance.start(environment)) {
            var email = freshEmail();
            var first = instance.api().registered(email);
            instance.api()
                    .register(Api.credentials(email, Api.PASSWORD))
                    .isProblem(409, "username/email already taken");
            var last = instance.api().registered(freshEmail());

            try (var topic = topic("user-registered")) {
                topic.await(last.toString());
                assertThat(topic.keys()).containsExactlyInAnyOrder(first.toString(), last.toString());
            }
        }
    }

    @Test
    void waitForABrokerThatIsAwayWhileRegistrationGoesOn() {
        try (var broker = Infrastructure.dedicatedKafka()) {
            environment.putAll(broker.properties());
            try (var instance = Instance.start(environment)) {
                var before = instance.api().registered(freshEmail());
                told("user-registered", before);

                broker.stop();
                var meanwhile = instance.api().registered(freshEmail());
                broker.start();

                assertThat(told("user-registered", meanwhile)).contains(meanwhile.toString());
            }
        }
    }

    private String told(String name, UUID user) {
        try (var topic = topic(name)) {
            var message = topic.await(user.toString()).getFirst();
            return header(message, "ce_type") + " " + message.value();
        }
    }

    private Topic topic(String name) {
        return Topic.of(environment.get("KAFKA_BROKER"), environment.get("KAFKA_TOPIC_PREFIX") + name);
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
