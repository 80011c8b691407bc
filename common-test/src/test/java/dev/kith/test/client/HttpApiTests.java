package dev.kith.test.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.kith.http.identity.IdentityHeaders;
import dev.kith.test.OpenApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpApiTests {

    private HttpServer service;
    private HttpApi client;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.start();
        client = HttpApi.of(service.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void callsAsTheUserAndPrefersTheHeadersOfTheCall() {
        service.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            var seen = headers.getFirst(IdentityHeaders.USER_ID) + " " + headers.get("Content-Type");
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                body.write(seen.getBytes(StandardCharsets.UTF_8));
            }
        });
        var anna = UUID.randomUUID();

        assertThat(client.as(anna).get("/").body()).isEqualTo(anna + " [application/json]");
        assertThat(client.as(anna)
                        .get("/", Map.of("Content-Type", "text/plain"))
                        .body())
                .isEqualTo(anna + " [text/plain]");
    }

    @Test
    void refusesAResponseThatIsNotAsDescribed() {
        answer("/api/notes/", "{}");
        var described = client.describedBy(OpenApi.of("notes.yaml"));

        assertThat(client.get("/api/notes/").status()).isEqualTo(200);
        assertThatThrownBy(() -> described.get("/api/notes/"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("GET /api/notes/ answered 200");
    }

    @Test
    void acceptsOperationsWithoutADescription() {
        answer("/", "{}");
        var described = client.describedBy(OpenApi.of("notes.yaml"));

        described.get("/health").is(200);
        described.delete("/api/notes/").is(200);
    }

    private void answer(String path, String json) {
        service.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                body.write(json.getBytes(StandardCharsets.UTF_8));
            }
        });
    }
}
