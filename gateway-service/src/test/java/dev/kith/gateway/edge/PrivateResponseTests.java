package dev.kith.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.kith.gateway.testing.Fleet;
import dev.kith.test.client.RawHttp;
import dev.kith.test.client.RawHttp.RawResponse;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateResponseTests {

    @RegisterExtension
    static final Fleet FLEET = new Fleet().with("PUBLIC_READS", "true");

    @BeforeAll
    static void answer() {
        FLEET.profile
                .at("/api/profile/tagged", exchange -> answer(exchange, "ETag", "\"1\""))
                .at("/api/profile/own", exchange -> answer(exchange, "Cache-Control", "max-age=60, private"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization: %s", "Cookie: jwt=%s", "Cookie: kith_access=%s"})
    void aResponseToACallerIsNotStored(String header) {
        var response = get("/api/profile/plain", header.formatted(token(header)));
        assertThat(response.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(response.header("Vary")).contains("Origin", "Authorization", "Cookie");
        assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void aResponseWithAnETagIsRevalidated() {
        assertThat(get("/api/profile/tagged", "Authorization: " + FLEET.bearer())
                        .header("Cache-Control"))
                .isEqualTo("private, no-cache");
    }

    @Test
    void theDecisionOfAServiceIsKept() {
        assertThat(get("/api/profile/own", "Authorization: " + FLEET.bearer()).header("Cache-Control"))
                .isEqualTo("max-age=60, private");
    }

    @Test
    void aPublicResponseMayBeStored() {
        var response = get("/api/profile/plain", "X-No: token");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Cache-Control")).isEmpty();
        assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/api/auth/id/", "/api/chat/conversations"})
    void aProblemOfTheGatewayIsNotStored(String path) {
        assertThat(get(path, "X-No: token").header("Cache-Control")).isEqualTo("no-store");
    }

    private static String token(String header) {
        return header.startsWith("Cookie") ? FLEET.token() : FLEET.bearer();
    }

    private static RawResponse get(String path, String header) {
        return RawHttp.send(FLEET.port(), "GET " + path + " HTTP/1.1", "Host: kith", header);
    }

    private static void answer(HttpExchange exchange, String header, String value) throws IOException {
        exchange.getResponseHeaders().set(header, value);
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }
}
