package dev.kith.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.gateway.testing.Fleet;
import dev.kith.test.client.RawHttp;
import dev.kith.test.client.RawHttp.RawResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyLimitTests {

    private static final int LIMIT = 64 * 1024;

    @RegisterExtension
    static final Fleet FLEET = new Fleet().with("MAX_BODY_SIZE", "64KB");

    @Test
    void acceptsTheLargestAllowedBody() {
        var body = "x".repeat(LIMIT);
        assertThat(FLEET.http()
                        .send("PUT", "/api/profile/", body, "Authorization", FLEET.bearer())
                        .status())
                .isEqualTo(200);
        assertThat(FLEET.profile.only().body()).isEqualTo(body);
    }

    @Test
    void refusesAnAnnouncedBodyBeforeItIsSent() {
        var answer = RawHttp.send(
                FLEET.port(),
                "PUT /api/profile/ HTTP/1.1",
                "Host: kith",
                "Authorization: " + FLEET.bearer(),
                "Expect: 100-continue",
                "Content-Length: " + (LIMIT + 1));
        isTooLarge(answer);
        assertThat(FLEET.profile.received()).isEmpty();
    }

    @Test
    void answersAClientThatSendsSlightlyTooMuchBeforeItReads() {
        var body = "x".repeat(LIMIT * 4);
        for (var round = 0; round < 20; round++) {
            assertThat(FLEET.http().send("POST", "/api/auth/login", body).status())
                    .isEqualTo(413);
        }
        assertThat(FLEET.auth.received()).isEmpty();
    }

    /** As HTTP/1.0 and proxies do. A close while the client still sends would be a reset, and lose the response. */
    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1\r\nConnection: close", "HTTP/1.0"})
    void answersAClientThatWantsTheConnectionClosed(String version) {
        var body = "x".repeat(LIMIT * 6);
        for (var round = 0; round < 20; round++) {
            isTooLarge(RawHttp.send(
                    FLEET.port(),
                    "PUT /api/profile/ " + version,
                    "Host: kith",
                    "Authorization: " + FLEET.bearer(),
                    "Content-Length: " + body.length(),
                    "",
                    body));
        }
        assertThat(FLEET.profile.received()).isEmpty();
    }

    @Test
    void refusesAChunkedBodyWhenItIsTooLong() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), FLEET.port())) {
            socket.setSoTimeout(60_000);
            var out = socket.getOutputStream();
            out.write(ascii("PUT /api/profile/ HTTP/1.1\r\nHost: kith\r\nAuthorization: " + FLEET.bearer()
                    + "\r\nTransfer-Encoding: chunked\r\n\r\n"));
            var chunk = ascii("1000\r\n" + "x".repeat(0x1000) + "\r\n");
            for (var sent = 0; sent <= LIMIT; sent += 0x1000) {
                out.write(chunk);
            }
            out.flush();
            isTooLarge(RawHttp.read(socket.getInputStream()));
        }
    }

    @Test
    void closesTheConnectionOfAClientThatKeepsSending() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), FLEET.port())) {
            var out = socket.getOutputStream();
            out.write(ascii("POST /api/auth/login HTTP/1.1\r\nHost: kith\r\nTransfer-Encoding: chunked\r\n\r\n"));
            var chunk = ascii("10000\r\n" + "x".repeat(0x10000) + "\r\n");
            for (var sent = 0; sent < 4096; sent++) {
                out.write(chunk);
            }
            assertThat(socket).as("still open after 256 MiB").isNull();
        } catch (SocketException closed) {
            assertThat(closed).hasMessageMatching("(?i).*(broken pipe|reset|closed|abort).*");
        }
    }

    @Test
    void refusesTwoLengths() {
        for (var header :
                new String[] {"Content-Length: 3\r\nContent-Length: 4", "Content-Length: -1", "Content-Length: x"}) {
            var answer = RawHttp.sendBytes(
                    FLEET.port(), ascii("POST /api/auth/login HTTP/1.1\r\nHost: kith\r\n" + header + "\r\n\r\nabcd"));
            assertThat(answer.status()).as(header).isEqualTo(400);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        }
        assertThat(FLEET.auth.received()).isEmpty();
    }

    @Test
    void smugglesNoSecondRequest() {
        var twoInOne = """
                POST /api/auth/login HTTP/1.1
                Host: kith
                Content-Length: 4
                Transfer-Encoding: chunked

                0

                GET /api/auth/id/ HTTP/1.1
                X-User-ID: 1

                """;
        RawHttp.sendBytes(FLEET.port(), ascii(twoInOne.replace("\n", "\r\n")));
        assertThat(FLEET.auth.received())
                .allMatch(request -> request.target().equals("/api/auth/login")
                        && request.body().isEmpty());
    }

    private static void isTooLarge(RawResponse answer) {
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body()).contains("urn:kith:problem:content-too-large");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
