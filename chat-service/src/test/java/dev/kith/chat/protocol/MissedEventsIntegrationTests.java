package dev.kith.chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.chat.Users;
import dev.kith.test.Infrastructure;
import dev.kith.test.RealInfrastructure;
import dev.kith.test.server.DedicatedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An instance that starts while Kafka is down, and so misses the events of others. */
@RealInfrastructure
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
class MissedEventsIntegrationTests {

    private static DedicatedServer kafka;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void ownServer(DynamicPropertyRegistry properties) {
        kafka = Infrastructure.dedicatedKafka();
        kafka.register(properties);
        kafka.stop();
    }

    @AfterAll
    static void stopServer() {
        kafka.close();
    }

    @Test
    void reachTheSocketsWhenTheInstanceFollowsKafka() {
        var users = new Users(jdbc);
        var anna = users.add();
        var bob = users.add();
        try (var socket = SocketClient.ofV1(bob, port)) {
            socket.next("chat.connected");
            // As another instance does whose event this one misses.
            jdbc.sql("update people set position = 1 where id = ?").param(bob).update();
            jdbc.sql("insert into changes (user_id, position, kind, actor, peer, seq) values (?, 1, 'READ', ?, ?, 7)")
                    .params(bob, anna, bob)
                    .update();

            kafka.start();

            assertThat(socket.next("chat.read").path("seq").asLong()).isEqualTo(7);
        }
    }
}
