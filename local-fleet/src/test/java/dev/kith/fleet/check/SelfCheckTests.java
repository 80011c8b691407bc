package dev.kith.fleet.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.kith.fleet.terminal.CommandFailedException;
import dev.kith.servers.process.PortUse;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelfCheckTests {

    private final List<String> passed = new ArrayList<>();

    @Test
    void namesTheFailedStepTheResponseAndTheLog() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/api/auth/register", exchange -> {
            var body = "{\"id\":\"01a1\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/api/auth/login", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.start();
        try {
            var check = new SelfCheck(gateway(server.getAddress().getPort()), passed::add);

            assertThatThrownBy(check::run)
                    .isInstanceOf(CommandFailedException.class)
                    .hasMessageContaining("'log in'")
                    .hasMessageContaining("answered POST /api/auth/login with 503, expected 202")
                    .hasMessageContaining("./kith logs auth");
            assertThat(passed).containsExactly("register");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void namesTheStepIfTheGatewayDoesNotAnswer() throws Exception {
        var check = new SelfCheck(gateway(PortUse.findFree()), passed::add);

        assertThatThrownBy(check::run)
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("'register'");
        assertThat(passed).isEmpty();
    }

    private static URI gateway(int port) {
        return URI.create("http://127.0.0.1:%d".formatted(port));
    }
}
