package dev.kith.gateway.connection;

import static dev.kith.gateway.connection.RawConnection.QUICK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.gateway.testing.Fleet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HalfCloseTests {

    private static final String POST = "POST /api/auth/refresh HTTP/1.1\r\nHost: kith\r\n";

    @RegisterExtension
    static final Fleet FLEET = new Fleet();

    @BeforeAll
    static void answerSlowly() {
        FLEET.auth.at("/api/auth/refresh", exchange -> {
            exchange.getRequestBody().readAllBytes();
            try {
                TimeUnit.MILLISECONDS.sleep(300);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            var body = "slow".getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 2\r\n\r\n{}", "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"})
    void requestsBeforeTheEndAreAnsweredAndTheConnectionCloses(String body) throws IOException {
        try (var connection = open()) {
            connection.send(POST + body + QUICK + POST + body).endOutput();
            assertThat(connection.response().body()).isEqualTo("slow");
            assertThat(connection.response().body()).contains("ready");
            assertThat(connection.response().body()).isEqualTo("slow");
            assertThat(connection.untilClosed()).isEmpty();
        }
    }

    @Test
    void theEndAfterTheResponseClosesTheConnection() throws IOException {
        try (var connection = open()) {
            assertThat(connection.send(QUICK).response().status()).isEqualTo(200);
            assertThat(connection.endOutput().untilClosed()).isEmpty();
        }
    }

    @Test
    void halfABodyIsNotTakenForTheWhole() throws IOException {
        try (var connection = open()) {
            assertThat(connection
                            .send(POST + "Content-Length: 10\r\n\r\n{}")
                            .endOutput()
                            .untilClosed())
                    .doesNotContain("200");
        }
        assertThat(FLEET.auth.received()).isEmpty();
    }

    private static RawConnection open() throws IOException {
        return new RawConnection(FLEET.port());
    }
}
