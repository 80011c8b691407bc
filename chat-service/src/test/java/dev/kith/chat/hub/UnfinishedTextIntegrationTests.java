package dev.kith.chat.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.test.Identities;
import dev.kith.test.RawSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@HubTest
@TestPropertySource(properties = "SOCKET_TEXT_WAIT=2s")
class UnfinishedTextIntegrationTests {

    private static final byte[] PART = "echo ".repeat(2_000).getBytes(StandardCharsets.UTF_8);

    @LocalServerPort
    private int port;

    @Autowired
    private Hub hub;

    @Test
    void closesASocketWhoseTextDoesNotEnd() {
        var socket = open();
        assertThat(socket.text()).startsWith("hello");
        socket.sendFragment(RawSocket.TEXT, PART, false);
        socket.sendFragment(RawSocket.CONTINUATION, PART, false);
        await().atMost(Duration.ofMinutes(1)).until(() -> hub.incoming().bytes() == 2L * PART.length);
        // It is alive, but does not end its text.
        socket.send(RawSocket.PONG, new byte[0]);

        assertThat(socket.closeCode()).isEqualTo(4000);
        assertThat(hub.incoming().bytes()).isZero();
    }

    @Test
    void keepsNothingOfASocketThatDisconnectsWithinAText() {
        var socket = open();
        assertThat(socket.text()).startsWith("hello");
        socket.sendFragment(RawSocket.TEXT, PART, false);
        socket.close();

        await().atMost(Duration.ofMinutes(1))
                .until(() -> hub.size() == 0 && hub.incoming().bytes() == 0);
    }

    private RawSocket open() {
        var headers = new HashMap<>(Identities.headers(UUID.randomUUID()).toSingleValueMap());
        headers.put("Sec-WebSocket-Protocol", EchoProtocol.NAME);
        return RawSocket.open(port, "/api/chat/ws", headers);
    }
}
