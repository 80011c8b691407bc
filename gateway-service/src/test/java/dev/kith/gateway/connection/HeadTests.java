package dev.kith.gateway.connection;

import static dev.kith.gateway.connection.RawConnection.QUICK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.gateway.testing.Fleet;
import dev.kith.test.client.RawHttp.RawResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadTests {

    private static final String LINE = "GET /health/live HTTP/1.1\r\n";
    private static final String POST = "POST /api/auth/refresh HTTP/1.1\r\nHost: kith\r\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n";
    private static final List<String> ONE_REQUEST =
            List.of(QUICK, POST + "Content-Length: 2\r\n\r\n{}", POST + CHUNKED + "\r\n");

    @RegisterExtension
    static final Fleet FLEET = new Fleet().with("kith.gateway.connections.head-timeout", "1s");

    @Test
    void twoHundredHeadersAreAccepted() throws IOException {
        try (var connection = open()) {
            connection.send(LINE + "Host: kith\r\n" + "a:\r\n".repeat(199) + "\r\n");
            assertThat(connection.response().status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:", "Cookie: a=b", "X-%d: x"})
    void moreHeadersAre431BeforeTheHeadIsComplete(String header) throws IOException {
        try (var connection = open()) {
            connection.send(LINE + "Host: kith\r\n");
            for (var line = 0; line < 201; line++) {
                connection.send(header.formatted(line) + "\r\n");
            }
            assertProblem(connection.response(), 431, "headers-too-large");
        }
    }

    @Test
    void manyTrailersAreRefused() throws IOException {
        try (var connection = open()) {
            connection.send(
                    POST + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n" + "a:\r\n".repeat(300) + "\r\n");
            assertProblem(connection.response(), 400, "invalid-request");
        }
        assertThat(FLEET.auth.received()).isEmpty();
    }

    @Test
    void manyPipelinedRequestsEndTheConnection() throws IOException {
        try (var connection = open()) {
            var slow = POST + "Content-Length: 2\r\n\r\n{}";
            assertThat(connection.send(slow.repeat(100)).untilClosed().split("HTTP/1.1 200", -1))
                    .hasSizeLessThan(100);
        }
    }

    @Test
    void halfAHeadIs408() throws IOException {
        areTimedOut(
                List.of("G", LINE, LINE + "Host: kith\r\n", LINE + "Host: kith\r\nX-Half", "\r\n", "\r\n\r\n" + LINE));
    }

    @Test
    void bytesThatTrickleDoNotExtendTheTime() throws Exception {
        var start = System.nanoTime();
        try (var connection = open().send(LINE)) {
            var trickle = Thread.ofVirtual().start(() -> {
                try {
                    while (!Thread.currentThread().isInterrupted()) {
                        connection.send("X: y\r\n");
                        TimeUnit.MILLISECONDS.sleep(200);
                    }
                } catch (IOException | InterruptedException closed) {
                    Thread.currentThread().interrupt();
                }
            });
            connection.untilClosed();
            trickle.interrupt();
            trickle.join();
        }
        assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(500));
    }

    @Test
    void aConnectionThatSendsNothingIsClosed() throws IOException {
        try (var connection = open()) {
            assertThat(connection.untilClosed()).isEmpty();
        }
    }

    @Test
    void halfAHeadBehindARequestIs408() throws IOException {
        areTimedOut(ONE_REQUEST.stream().map(request -> request + LINE).toList());
    }

    @Test
    void aConnectionThatHasServedMayBeIdleForLonger() throws Exception {
        var served = new ArrayList<RawConnection>();
        for (var request : ONE_REQUEST) {
            var connection = open().send(request);
            assertThat(connection.response().status()).isEqualTo(200);
            served.add(connection);
        }
        var twice = open().send(QUICK + QUICK);
        assertThat(List.of(twice.response(), twice.response())).allMatch(response -> response.status() == 200);
        served.add(twice);
        try (var silent = open()) {
            silent.untilClosed();
        }
        for (var connection : served) {
            assertThat(connection.send(QUICK).response().status()).isEqualTo(200);
            connection.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 50})
    void aHeadMayComeInPieces(int size) throws IOException {
        try (var connection = open()) {
            var both = QUICK + POST + CHUNKED + "\r\n" + QUICK;
            for (var at = 0; at < both.length(); at += size) {
                connection.send(both.substring(at, Math.min(both.length(), at + size)));
            }
            for (var response = 0; response < 3; response++) {
                assertThat(connection.response().status()).isEqualTo(200);
            }
        }
    }

    // All at once, because each takes the whole time.
    private static void areTimedOut(List<String> requests) throws IOException {
        var connections = new ArrayList<RawConnection>();
        for (var request : requests) {
            connections.add(open().send(request));
        }
        for (var connection : connections) {
            var response = connection.response();
            assertProblem(response.status() == 200 ? connection.response() : response, 408, "request-timeout");
            assertThat(connection.untilClosed()).isEmpty();
            connection.close();
        }
    }

    private static RawConnection open() throws IOException {
        return new RawConnection(FLEET.port());
    }

    private static void assertProblem(RawResponse response, int status, String type) {
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.isProblem()).isTrue();
        assertThat(response.body()).contains("urn:kith:problem:" + type);
    }
}
