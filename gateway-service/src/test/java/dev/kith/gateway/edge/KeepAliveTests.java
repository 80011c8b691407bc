package dev.kith.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.gateway.testing.Fleet;
import dev.kith.test.client.RawHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

class KeepAliveTests {

    @RegisterExtension
    static final Fleet FLEET = new Fleet();

    @RepeatedTest(5)
    void aConnectionServesOnWhenRequestsCameFasterThanAnswers() throws IOException {
        var slow = "GET /api/profile/x HTTP/1.1\r\nHost: kith\r\nAuthorization: " + FLEET.bearer() + "\r\n\r\n";
        var quick = "GET /health/live HTTP/1.1\r\nHost: kith\r\n\r\n";
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), FLEET.port())) {
            socket.setSoTimeout(60_000);
            for (var round = 0; round < 3; round++) {
                socket.getOutputStream().write((slow + quick + quick).getBytes(StandardCharsets.US_ASCII));
                assertThat(RawHttp.read(socket.getInputStream()).body()).isEqualTo("ok");
                assertThat(RawHttp.read(socket.getInputStream()).body()).contains("ready");
                assertThat(RawHttp.read(socket.getInputStream()).body()).contains("ready");
            }
        }
    }
}
