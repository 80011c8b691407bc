package dev.kith.chat.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.test.Identities;
import dev.kith.test.RawSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

@HubTest
@DirtiesContext
@TestPropertySource(properties = "SOCKET_DRAIN_PERIOD=8s")
class GracefulShutdownIntegrationTests {

    @LocalServerPort
    private int port;

    @Autowired
    private GracefulShutdown shutdown;

    @Autowired
    private Hub hub;

    @Test
    void closesOneSocketAfterTheOtherAndRefusesNewOnes() throws Exception {
        var sockets = Stream.generate(() -> ask(101)).limit(10).toList();
        sockets.forEach(RawSocket::text);
        var stop = Thread.ofVirtual().start(shutdown::stop);

        await().atMost(Duration.ofMinutes(1)).until(() -> hub.size() < 10);
        assertThat(hub.size()).isPositive();
        ask(503);
        assertThat(sockets).allSatisfy(socket -> assertThat(socket.closeCode()).isEqualTo(1001));
        stop.join();
        assertThat(shutdown.isRunning()).isFalse();

        var transport = new FakeTransport();
        hub.add(transport.connection(new SharedBacklog(Long.MAX_VALUE)));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(transport.closed()).containsExactly(1001));
    }

    private RawSocket ask(int status) {
        var headers = new HashMap<>(Identities.headers(UUID.randomUUID()).toSingleValueMap());
        headers.put("Sec-WebSocket-Protocol", EchoProtocol.NAME);
        var socket = RawSocket.ask(port, "/api/chat/ws", headers);
        assertThat(socket.status()).isEqualTo(status);
        return socket;
    }
}
