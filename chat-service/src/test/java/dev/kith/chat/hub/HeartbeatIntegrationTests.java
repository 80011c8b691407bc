package dev.kith.chat.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.test.Identities;
import dev.kith.test.RawSocket;
import java.util.HashMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@HubTest
@TestPropertySource(properties = {"SOCKET_PING_INTERVAL=1s", "SOCKET_PONG_WAIT=5s"})
class HeartbeatIntegrationTests {

    /** They take longer than the pong wait. */
    private static final int PINGS = 7;

    @LocalServerPort
    private int port;

    @Autowired
    private EchoProtocol protocol;

    @Test
    void closesASocketThatDoesNotAnswerPings() {
        var silent = open();
        assertThat(silent.text()).startsWith("hello");
        assertThat(silent.read().opcode()).isEqualTo(RawSocket.PING);
        assertThat(silent.closeCode()).isEqualTo(4001);
    }

    @Test
    void keepsASocketThatAnswers() {
        var there = open();
        assertThat(there.text()).startsWith("hello");
        for (var i = 0; i < PINGS; i++) {
            assertThat(there.read().opcode()).isEqualTo(RawSocket.PING);
            there.send(RawSocket.PONG, new byte[0]);
        }
        there.send("echo still here");
        assertThat(there.text()).isEqualTo("still here");
    }

    @Test
    void keepsASocketWhoseFrameIsHandledForLong() {
        var busy = open();
        assertThat(busy.text()).startsWith("hello");
        busy.send("hold");
        for (var i = 0; i < PINGS; i++) {
            assertThat(busy.read().opcode()).isEqualTo(RawSocket.PING);
            busy.send(RawSocket.PONG, new byte[0]);
        }
        // At once they would be too many, but a client within the rate may have sent them meanwhile.
        for (var i = 0; i < 400; i++) {
            busy.send("x");
        }
        protocol.released.release();
        busy.send("echo still here");
        assertThat(busy.text()).isEqualTo("still here");
    }

    private RawSocket open() {
        var headers = new HashMap<>(Identities.headers(UUID.randomUUID()).toSingleValueMap());
        headers.put("Sec-WebSocket-Protocol", EchoProtocol.NAME);
        return RawSocket.open(port, "/api/chat/ws", headers);
    }
}
