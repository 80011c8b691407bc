package dev.kith.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.gateway.testing.Fleet;
import dev.kith.test.client.RawHttp;
import dev.kith.test.client.RawHttp.RawResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NettyRefusalsTests {

    @RegisterExtension
    static final Fleet FLEET = new Fleet();

    @Test
    void tooManyHeadersAre431() {
        isProblem(
                RawHttp.send(FLEET.port(), "GET /health HTTP/1.1", "Host: kith", "X-Filler: " + "x".repeat(64 * 1024)),
                431,
                "headers-too-large");
    }

    @Test
    void aTooLongPathIs414() {
        isProblem(
                RawHttp.send(FLEET.port(), "GET /" + "x".repeat(64 * 1024) + " HTTP/1.1", "Host: kith"),
                414,
                "uri-too-long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /health HTTP/1.1\r\nHost: kith\r\nBroken Header: x",
                "GET /health HTTP/1.1\r\nHost: kith\r\nX-Bad: a\u0000b",
                "GET /health HTTP/1.1\r\nHost: kith\r\n: no name",
                "GET /a|b HTTP/1.1\r\nHost: kith",
                "GET /health HTTP/1.1\r\nHost: kith\r\nTransfer-Encoding: chunked, identity\r\nContent-Length: x",
            })
    void brokenRequestsAre400(String head) {
        isProblem(RawHttp.send(FLEET.port(), head), 400, "invalid-request");
    }

    private static void isProblem(RawResponse answer, int status, String type) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.body())
                .contains("urn:kith:problem:" + type)
                .contains("\"request_id\":\"" + answer.header("X-Request-ID") + "\"");
    }
}
