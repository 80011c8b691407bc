package dev.kith.chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.chat.Api;
import dev.kith.chat.Users;
import dev.kith.test.DatabaseOutageTest;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseOutageIntegrationTests extends DatabaseOutageTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

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

            stopDatabase();

            var error = v1.send("chat.send", message).next("error");
            assertThat(error.path("problem").path("type").asString()).isEqualTo("urn:kith:problem:unavailable");
            assertThat(v1.closeCode()).isEqualTo(1011);
            assertThat(contract.send("chat.send", message)
                            .next("chat.error")
                            .path("error")
                            .asString())
                    .isEqualTo("failed to save message");
            assertThat(anna.send(message).status()).isEqualTo(503);

            startDatabase(201, () -> anna.send(message).status());
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
