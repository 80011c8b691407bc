package dev.kith.auth.user;

import static dev.kith.auth.Api.freshEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.auth.Instance;
import dev.kith.test.Infrastructure;
import dev.kith.test.topic.Topic;
import org.junit.jupiter.api.Test;

class BrokerOutageIntegrationTests {

    @Test
    void letsUsersRegisterAndSendsTheEventAfterwards() {
        var environment = Instance.environment();
        try (var broker = Infrastructure.dedicatedKafka()) {
            environment.putAll(broker.properties());
            try (var instance = Instance.start(environment)) {
                broker.stop();
                var user = instance.api().registered(freshEmail());
                broker.start();

                var topic = new Topic(
                        environment.get("KAFKA_BROKER"), environment.get("KAFKA_TOPIC_PREFIX") + "user-registered");
                assertThat(topic.await(user.toString(), 1).getFirst().value())
                        .isEqualTo("{\"user_id\":\"%s\"}".formatted(user));
            }
        }
    }
}
