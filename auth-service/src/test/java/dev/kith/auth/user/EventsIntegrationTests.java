package dev.kith.auth.user;

import static dev.kith.auth.Api.freshEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.auth.Api;
import dev.kith.auth.AuthServiceTest;
import dev.kith.test.topic.Topic;
import java.util.UUID;
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
    void reportRegistrationAndDeletion() {
        var user = api.registered(freshEmail());
        api.delete(user);

        assertThat(told("user-registered", user)).isEqualTo("user.registered {\"user_id\":\"%s\"}".formatted(user));
        assertThat(told("user-deleted", user)).isEqualTo("user.deleted {\"user_id\":\"%s\"}".formatted(user));
    }

    private String told(String name, UUID user) {
        var message = Topic.of(environment, name).await(user.toString(), 1).getFirst();
        return message.type() + " " + message.value();
    }
}
