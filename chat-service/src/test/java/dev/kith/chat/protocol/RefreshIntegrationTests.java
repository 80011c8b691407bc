package dev.kith.chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.chat.Users;
import dev.kith.test.ServiceTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Without an auth-service. The tests of the fleet refresh tokens with one. */
@ServiceTest
class RefreshIntegrationTests {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void keepsTheSocketUnchangedWhenNoTokenCanBeChecked() {
        try (var socket = SocketClient.ofV1(new Users(jdbc).add(), port)) {
            socket.next("chat.connected");

            var error = socket.send("auth.refresh", Map.of("token", "a.b.c")).next("error");
            assertThat(error.path("problem").path("type").asString()).isEqualTo("urn:kith:problem:unavailable");
            var nothing = socket.send("auth.refresh", Map.of()).next("error");
            assertThat(nothing.path("problem")
                            .path("errors")
                            .path(0)
                            .path("pointer")
                            .asString())
                    .isEqualTo("/payload/token");
        }
    }
}
