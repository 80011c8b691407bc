package dev.kith.chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.kith.chat.Events;
import dev.kith.chat.Users;
import dev.kith.events.contract.SessionRevoked;
import dev.kith.events.revocation.RevokedSessions;
import dev.kith.http.identity.Identity;
import dev.kith.test.ServiceTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** With an auth-service that accepts every token for {@link #session}, or no token. */
@ServiceTest
class RefreshOntoSessionIntegrationTests {

    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");
    private static final HttpServer AUTH = authService();
    private static volatile Map<String, ?> introspection = Map.of("active", false);

    private final UUID session = UUID.randomUUID();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    @Autowired
    private RevokedSessions revoked;

    @Autowired
    private Clock clock;

    private UUID user;

    @DynamicPropertySource
    static void askThisOne(DynamicPropertyRegistry registry) {
        registry.add(
                "AUTH_SERVICE_URL",
                () -> "http://localhost:" + AUTH.getAddress().getPort());
    }

    @BeforeEach
    void acceptTheSession() {
        user = new Users(jdbc).add();
        introspection = Map.of("active", true, "sub", user, "sid", session.toString(), "exp", LATER.getEpochSecond());
    }

    @Test
    void keepsTheSocketOpenForAnActiveSession() {
        try (var socket = open()) {
            refresh(socket).next("chat.ack");
        }
    }

    @Test
    void keepsTheSocketOpenUntilTheFreshTokenExpires() {
        var soon = new Identity(user, null, Set.of(), Instant.now(clock).plusSeconds(6));
        try (var refreshed = SocketClient.ofV1(soon, port);
                var other = SocketClient.ofV1(soon, port)) {
            refreshed.next("chat.connected");
            refresh(refreshed).next("chat.ack");

            assertThat(other.closeCode()).isEqualTo(4401);
            refresh(refreshed).next("chat.ack");
        }
    }

    @Test
    void closesTheSocketWhenTheFreshTokenExpires() {
        var soon = Instant.now(clock).plusSeconds(2);
        introspection = Map.of("active", true, "sub", user, "sid", session.toString(), "exp", soon.getEpochSecond());

        try (var socket = open()) {
            assertThat(refresh(socket).closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void closesTheSocketForASessionThatWasRevokedAfterTheIntrospection() {
        new Events(environment).send(new SessionRevoked(session, user, "logout", LATER));
        await().atMost(Duration.ofMinutes(1)).until(() -> revoked.contains(session.toString()));

        try (var socket = open()) {
            assertThat(refresh(socket).closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void keepsTheSocketUnchangedWhenTheFreshTokenIsInactive() {
        try (var socket = open()) {
            introspection = Map.of("active", false);
            var error = refresh(socket).next("error");
            assertThat(error.path("problem")
                            .path("errors")
                            .path(0)
                            .path("pointer")
                            .asString())
                    .isEqualTo("/payload/token");

            new Events(environment).send(new SessionRevoked(session, user, "logout", LATER));
            await().atMost(Duration.ofMinutes(1)).until(() -> revoked.contains(session.toString()));
            refresh(socket).next("error");
        }
    }

    private SocketClient open() {
        var socket = SocketClient.ofV1(user, port);
        socket.next("chat.connected");
        return socket;
    }

    private static SocketClient refresh(SocketClient socket) {
        return socket.send("{\"type\":\"auth.refresh\",\"ref\":\"r\",\"payload\":{\"token\":\"a.b.c\"}}");
    }

    private static HttpServer authService() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/internal/introspect", exchange -> {
                try (exchange) {
                    var answer = JsonMapper.shared().writeValueAsBytes(introspection);
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
