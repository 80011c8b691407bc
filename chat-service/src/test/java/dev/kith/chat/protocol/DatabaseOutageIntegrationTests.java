package dev.kith.chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.chat.Api;
import dev.kith.chat.Users;
import dev.kith.test.Infrastructure;
import dev.kith.test.RealInfrastructure;
import dev.kith.test.server.DedicatedServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
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

@RealInfrastructure
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
class DatabaseOutageIntegrationTests {

    private static DedicatedServer postgres;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void ownServer(DynamicPropertyRegistry properties) {
        postgres = Infrastructure.dedicatedPostgres();
        postgres.register(properties);
    }

    @AfterAll
    static void stopServer() {
        postgres.close();
    }

    @Test
    void answersWithErrorsDuringAnOutageAndPushesMessagesAfterIt() {
        var users = new Users(jdbc);
        var anna = Api.as(users.add(), port);
        var bob = users.add();
        var message = Map.of("receiver", bob.toString(), "text", "hello", "client_id", "a-1");
        try (var v1 = SocketClient.ofV1(anna.id(), port);
                var contract = SocketClient.ofLegacy(anna.id(), port);
                var bobs = SocketClient.ofLegacy(bob, port)) {
            v1.next("chat.connected");

            postgres.stop();

            var error = v1.send("chat.send", message).next("error");
            assertThat(error.path("problem").path("type").asString()).isEqualTo("urn:kith:problem:unavailable");
            assertThat(v1.closeCode()).isEqualTo(1011);
            assertThat(contract.send("chat.send", message)
                            .next("chat.error")
                            .path("error")
                            .asString())
                    .isEqualTo("failed to save message");
            assertThat(anna.send(message).status()).isEqualTo(503);

            postgres.start();

            await().atMost(Duration.ofMinutes(1)).until(() -> anna.send(message).status() == 201);
            assertThat(bobs.next("chat.message").path("payload").path("text").asString())
                    .isEqualTo("hello");
        }
        try (var again = SocketClient.ofV1(anna.id(), port)) {
            again.next("chat.connected");
            var ack = again.send("chat.send", message).skipTo("chat.ack");
            assertThat(ack.path("repeated").asBoolean()).isTrue();
        }
    }

    @Test
    void answersWithAnErrorWhenALockIsNotFreeInTime(@Autowired DataSource database) throws SQLException {
        var users = new Users(jdbc);
        var anna = Api.as(users.add(), port);
        var bob = users.add();
        var message = Map.of("receiver", bob.toString(), "text", "hello");
        try (var contract = SocketClient.ofLegacy(anna.id(), port);
                var other = database.getConnection()) {
            other.setAutoCommit(false);
            try (var lock = other.prepareStatement("select from people where id = ? for update")) {
                lock.setObject(1, bob);
                lock.execute();
            }

            assertThat(contract.send("chat.send", message)
                            .next("chat.error")
                            .path("error")
                            .asString())
                    .isEqualTo("failed to save message");
            assertThat(anna.send(message).status()).isEqualTo(503);

            other.rollback();
            assertThat(contract.send("chat.send", message)
                            .next("chat.message")
                            .path("payload")
                            .path("text")
                            .asString())
                    .isEqualTo("hello");
        }
    }
}
