package dev.kith.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.gateway.testing.Fleet;
import dev.kith.test.client.RawHttp;
import dev.kith.test.client.RawHttp.RawResponse;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlowBodyTests {

    private static final int PAUSE = 200;

    @RegisterExtension
    static final Fleet FLEET =
            new Fleet().with("kith.gateway.body.timeout", "1s").with("kith.gateway.body.min-rate", "1KB");

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100000", "Transfer-Encoding: chunked"})
    void refusesABodyThatArrivesTooSlowly(String framing) throws IOException {
        var drop = framing.contains("chunked") ? "1\r\nx\r\n" : "x";
        isTooSlow(send("POST /api/auth/refresh", framing, drop, 100));
        assertThat(FLEET.auth.received()).isEmpty();
    }

    @Test
    void refusesABodyThatStops() throws IOException {
        isTooSlow(send("POST /api/auth/refresh", "Content-Length: 10", "x", 1));
        assertThat(FLEET.auth.received()).isEmpty();
    }

    @Test
    void acceptsALargeBodyFromASlowConnection() throws IOException {
        var bytes = 10 * 64 * 1024;
        var answer = send("PUT /api/profile/avatar/", "Content-Length: " + bytes, "x".repeat(64 * 1024), 10);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(FLEET.profile.only().body()).hasSize(bytes);
    }

    private static void isTooSlow(RawResponse answer) {
        assertThat(answer.status()).isEqualTo(408);
        assertThat(answer.header("Connection")).isEqualTo("close");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body()).contains("urn:kith:problem:request-timeout");
    }

    /** Sends a part of a body after the other, with a pause behind each, until there is an answer. */
    private static RawResponse send(String target, String framing, String part, int parts) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), FLEET.port())) {
            var out = socket.getOutputStream();
            var in = new PushbackInputStream(socket.getInputStream());
            // Starts with the first part, so that a stall of this test does not count.
            out.write(ascii(target + " HTTP/1.1\r\nHost: kith\r\nAuthorization: " + FLEET.bearer() + "\r\n" + framing
                    + "\r\n\r\n" + part));
            socket.setSoTimeout(PAUSE);
            for (var sent = 1; sent < parts && !isAnswered(in); sent++) {
                out.write(ascii(part));
            }
            socket.setSoTimeout(60_000);
            return RawHttp.read(in);
        }
    }

    private static boolean isAnswered(PushbackInputStream in) throws IOException {
        try {
            in.unread(in.read());
            return true;
        } catch (SocketTimeoutException nothingYet) {
            return false;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
