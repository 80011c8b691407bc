package dev.kith.fleettests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that hold memory of the gateway and bring no request. */
class HeldConnectionTests {

    private static final int CONNECTIONS = 400;

    @ParameterizedTest
    @ValueSource(ints = {150, 16_000})
    void halfSentHeadsLeaveTheGatewayRunning(int headers) throws IOException {
        // 30 KB in all where the headers are few: a half of the size is in the name and the value of one header.
        var value = headers > 1_000 ? "" : "x".repeat(200);
        survives("GET /health HTTP/1.1\r\nHost: kith\r\n" + ("a:" + value + "\r\n").repeat(headers));
    }

    @Test
    void connectionsThatSendNothingLeaveTheGatewayRunning() throws IOException {
        survives("");
    }

    private static void survives(String half) throws IOException {
        var before = Fleet.restarts("gateway");
        var bytes = half.getBytes(StandardCharsets.US_ASCII);
        var gateway = Fleet.gateway();
        var held = new ArrayList<Socket>();
        try {
            for (var each = 0; each < CONNECTIONS; each++) {
                var socket = new Socket(gateway.getHost(), gateway.getPort());
                held.add(socket);
                write(socket, bytes);
            }
            Fleet.anonymous().get("/health").is(200);
        } finally {
            for (var socket : held) {
                socket.close();
            }
        }
        Fleet.anonymous().get("/health").is(200);
        assertThat(Fleet.restarts("gateway")).isEqualTo(before);
    }

    private static void write(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException closedByTheGateway) {
            assertThat(closedByTheGateway).hasMessageMatching("(?i).*(reset|pipe).*");
        }
    }
}
