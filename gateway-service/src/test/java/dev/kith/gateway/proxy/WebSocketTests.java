package dev.kith.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.gateway.testing.Fleet;
import dev.kith.test.client.RawHttp;
import dev.kith.test.client.WebSocketClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

@ExtendWith(OutputCaptureExtension.class)
class WebSocketTests {

    private static final String ALLOWED = "http://localhost:5173";
    private static final List<io.netty.handler.codec.http.HttpHeaders> UPGRADES = new CopyOnWriteArrayList<>();
    private static final DisposableServer CHAT = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .route(routes -> routes.ws("/api/chat/ws", WebSocketTests::echo))
            .bindNow();

    @RegisterExtension
    static final Fleet FLEET = new Fleet()
            .with("CORS_ORIGINS", ALLOWED)
            .with("CHAT_SERVICE_URL", "http://127.0.0.1:" + CHAT.port())
            .with("SERVICE_RESPONSE_TIMEOUT", "5s");

    private final UUID caller = UUID.randomUUID();
    private final String token = FLEET.issuer.token(caller);

    @BeforeEach
    void forget() {
        UPGRADES.clear();
    }

    @Test
    void framesAreRelayedBothWaysAndTheServiceGetsTheCaller() {
        var socket = connect(Map.of(
                "Authorization",
                "Bearer " + token,
                "X-User-ID",
                "00000000-0000-7000-8000-000000000000",
                "X_Identity",
                "x"));
        assertThat(socket.text()).isEqualTo("connected");
        socket.send("hello");
        assertThat(socket.text()).isEqualTo("hello");
        assertThat(UPGRADES).singleElement().satisfies(headers -> {
            assertThat(headers.getAll("X-User-ID")).containsExactly(caller.toString());
            assertThat(headers.getAll("X-Identity")).hasSize(1);
            assertThat(headers.contains("X_Identity")).isFalse();
            assertThat(headers.contains("Authorization")).isFalse();
            assertThat(headers.getAll("X-Request-ID")).hasSize(1);
        });
    }

    @Test
    void theServicesCloseCodeReachesTheClientAndTheClientsTheService() {
        var socket = connect(Map.of("Authorization", "Bearer " + token));
        assertThat(socket.text()).isEqualTo("connected");
        socket.send("close 4001");
        assertThat(socket.closeCode()).isEqualTo(4001);

        var leaving = connect(Map.of("Authorization", "Bearer " + token));
        assertThat(leaving.text()).isEqualTo("connected");
        leaving.sendClose(3005, "bye");
        assertThat(leaving.closeCode()).isEqualTo(3005);
    }

    @Test
    void aSilentSocketOutlivesTheResponseTimeout() {
        var socket = connect(Map.of("Authorization", "Bearer " + token));
        assertThat(socket.text()).isEqualTo("connected");
        // Longer than SERVICE_RESPONSE_TIMEOUT.
        assertThat(socket.poll(Duration.ofSeconds(6))).isNull();
        socket.send("still there?");
        assertThat(socket.text()).isEqualTo("still there?");
    }

    @Test
    void aCookieOpensASocketForAllowedPagesOnly() {
        var socket = connect(Map.of("Cookie", "jwt=Bearer " + token, "Origin", ALLOWED));
        assertThat(socket.text()).isEqualTo("connected");
        isRefused(403, Map.of("Cookie", "jwt=Bearer " + token, "Origin", "https://evil.example"));
        isRefused(403, Map.of("Cookie", "jwt=Bearer " + token));
        isRefused(401, Map.of("Origin", ALLOWED));
        isRefused(401, Map.of("Authorization", "Bearer a.b.c"));
        assertThat(UPGRADES).hasSize(1);
    }

    @Test
    void aPlainRequestToTheSocketsPathIsProxiedAsOne() {
        var answer = FLEET.http().get("/api/chat/ws", "Authorization", "Bearer " + token);
        assertThat(answer.status()).isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void anUpgradeWithoutAHandshakeIsRefused(String method) {
        var answer = RawHttp.send(
                FLEET.port(),
                method + " /api/chat/ws HTTP/1.1",
                "Host: kith",
                "Authorization: Bearer " + token,
                "Connection: Upgrade",
                "Upgrade: websocket");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("upgrade failed");
        assertThat(UPGRADES).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1, keep-alive, 13, dGhlIHNhbXBsZSBub25jZQ==",
        "HTTP/1.1, , 13, dGhlIHNhbXBsZSBub25jZQ==",
        "HTTP/1.0, Upgrade, 13, dGhlIHNhbXBsZSBub25jZQ==",
        "HTTP/1.1, Upgrade, 12, dGhlIHNhbXBsZSBub25jZQ==",
        "HTTP/1.1, Upgrade, 13, dGhlIHNhbXBsZSBub25jZQ",
        "HTTP/1.1, Upgrade, 13, c2hvcnQ=",
        "HTTP/1.1, Upgrade, 13, no base64!",
    })
    void aBrokenHandshakeIsRefusedBeforeTheServiceIsAsked(
            String http, String connection, String version, String key, CapturedOutput output) {
        var answer = RawHttp.send(
                FLEET.port(),
                "GET /api/chat/ws " + http,
                "Host: kith",
                "Authorization: Bearer " + token,
                connection == null ? "X-No: connection" : "Connection: " + connection,
                "Upgrade: websocket",
                "Sec-WebSocket-Version: " + version,
                "Sec-WebSocket-Key: " + key);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("upgrade failed");
        assertThat(UPGRADES).isEmpty();
        assertThat(output.getAll()).doesNotContain("ERROR");
    }

    private static void isRefused(int status, Map<String, String> headers) {
        assertThat(WebSocketClient.refusal(address(), headers)).isEqualTo(status);
    }

    private static WebSocketClient connect(Map<String, String> headers) {
        return WebSocketClient.open(address(), headers);
    }

    private static URI address() {
        return URI.create("ws://localhost:" + FLEET.port() + "/api/chat/ws");
    }

    private static Mono<Void> echo(WebsocketInbound in, WebsocketOutbound out) {
        UPGRADES.add(in.headers());
        var connected = out.sendString(Mono.just("connected")).then();
        return connected.then(in.receive()
                .asString()
                .concatMap(text -> text.startsWith("close ")
                        ? out.sendClose(Integer.parseInt(text.substring("close ".length())), "told so")
                        : out.sendString(Flux.just(text)).then())
                .then());
    }
}
