package dev.kith.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.gateway.testing.Fleet;
import dev.kith.test.client.RawHttp;
import java.net.InetAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class BrokenBodyTests {

    @RegisterExtension
    static final Fleet FLEET = new Fleet();

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\nabc\r\n0\r\n\r\n", "-1\r\n", "3\r\nabc\r\nzz\r\n", "3\r\nabcdef\r\n0\r\n\r\n"})
    void isA400OfOneLineAndNoServiceTakesItForAWholeOne(String chunks, CapturedOutput output) {
        var id = UUID.randomUUID().toString();
        var answer = RawHttp.sendBytes(
                FLEET.port(),
                ("PUT /api/profile/ HTTP/1.1\r\nHost: kith\r\nTransfer-Encoding: chunked\r\nX-Request-ID: " + id
                                + "\r\nAuthorization: " + FLEET.bearer() + "\r\n\r\n" + chunks)
                        .getBytes(StandardCharsets.US_ASCII));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Connection")).isEqualTo("close");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body()).contains("urn:kith:problem:invalid-request", "\"request_id\":\"" + id + "\"");
        await().untilAsserted(() -> assertThat(lines(output, id)).hasSize(1));
        assertThat(lines(output, id).getFirst()).contains("PUT /api/profile/ 400");
        assertThat(output.getOut()).doesNotContain("Exception");
        assertThat(FLEET.profile.received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10, false", "10, true", "0, false", "0, true"})
    void aClientThatGoesAwayInItsBodyIsNoFailure(int sent, boolean reset, CapturedOutput output) throws Exception {
        var id = UUID.randomUUID().toString();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), FLEET.port())) {
            socket.getOutputStream()
                    .write(("PUT /api/profile/ HTTP/1.1\r\nHost: kith\r\nContent-Length: 1000\r\nX-Request-ID: " + id
                                    + "\r\nAuthorization: " + FLEET.bearer() + "\r\n\r\n" + "x".repeat(sent))
                            .getBytes(StandardCharsets.US_ASCII));
            // The gateway has begun to send the request on.
            TimeUnit.MILLISECONDS.sleep(300);
            if (reset) {
                socket.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        }
        await().untilAsserted(() -> assertThat(lines(output, id)).hasSize(1));
        assertThat(lines(output, id).getFirst()).contains("PUT /api/profile/ gone");
        assertThat(output.getOut()).doesNotContain("Exception", "ERROR");
    }

    private static List<String> lines(CapturedOutput output, String id) {
        return output.getOut().lines().filter(line -> line.contains(id)).toList();
    }
}
