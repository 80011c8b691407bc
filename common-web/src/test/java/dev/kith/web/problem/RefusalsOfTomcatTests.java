package dev.kith.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.test.client.RawHttp;
import dev.kith.web.WithoutDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Malformed requests, as bytes. */
@WithoutDatabase
class RefusalsOfTomcatTests {

    private final int port;

    RefusalsOfTomcatTests(@LocalServerPort int port) {
        this.port = port;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /things/<x> HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /things/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /things/%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /a/..%2f..%2fetc HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /../../etc HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /things/greeting HTTP/1.1\r\n\r\n",
                "GET /things/greeting HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /things/greeting HTTP/1.1\r\nHost: x\r\nBad Header: 1\r\nConnection: close\r\n\r\n",
                "GE\u0001T / HTTP/1.1\r\nHost: x\r\n\r\n",
                "nonsense\r\n\r\n",
                "GET /things/greeting HTTP/9.9\r\nHost: x\r\n\r\n",
                "POST /things/ HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
                "POST /things/ HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                "POST /things/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: sideways\r\n\r\n{}",
                "POST /things/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"
            })
    void areAnsweredWithAProblem(String request) {
        var response = RawHttp.sendAndReadAll(port, request);

        assertThat(response).startsWith("HTTP/1.1 ");
        assertThat(response.substring(9, 10)).as(response).isIn("4", "5");
        assertThat(response)
                .containsIgnoringCase("Content-Type: application/problem+json")
                .contains("\"request_id\":")
                .doesNotContain("Tomcat", "Exception", "<html", "java", "stack");
    }

    @Test
    void sayThatHeadersAreTooLarge() {
        var response = RawHttp.sendAndReadAll(
                port, "GET /things/greeting HTTP/1.1\r\nHost: x\r\nX-Large: " + "x".repeat(50_000) + "\r\n\r\n");

        assertThat(response)
                .startsWith("HTTP/1.1 431 ")
                .contains("application/problem+json", "urn:kith:problem:headers-too-large")
                .doesNotContain("Tomcat", "<html");
    }

    @Test
    void sayWhichMethodsAreAllowedInsteadOfTrace() {
        var response =
                RawHttp.sendAndReadAll(port, "TRACE /things/greeting HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(response).startsWith("HTTP/1.1 405 ").containsPattern("Allow: .*GET");
    }

    @Test
    void acceptManyHeaders() {
        var many = "X-Many: x\r\n".repeat(500);
        var response = RawHttp.sendAndReadAll(
                port, "GET /things/greeting HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + many + "\r\n");

        assertThat(response).startsWith("HTTP/1.1 200 ");
    }
}
