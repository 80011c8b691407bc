package dev.kith.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.gateway.testing.Fleet;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

class InstanceSocketTests {

    private static DisposableServer first = serve("first", 0);
    private static final DisposableServer SECOND = serve("second", 0);

    @RegisterExtension
    static final Fleet FLEET = new Fleet()
            .with("CHAT_SERVICE_URL", "http://127.0.0.1:%d,http://127.0.0.1:%d".formatted(first.port(), SECOND.port()));

    @Test
    void takeTurnsAndPassOverOneThatRefusesConnections() throws Exception {
        assertThat(new String[] {greeting(), greeting()}).containsExactlyInAnyOrder("first?a=%20b", "second?a=%20b");
        first.disposeNow(Duration.ofMinutes(1));
        try {
            for (var socket = 0; socket < 4; socket++) {
                assertThat(greeting()).isEqualTo("second?a=%20b");
            }
        } finally {
            first = serve("first", first.port());
        }
    }

    /** The first frame of a new socket through the gateway. */
    private static String greeting() throws Exception {
        var first = new CompletableFuture<String>();
        var listener = new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                first.complete(text.toString());
                return null;
            }

            @Override
            public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                first.complete("closed: " + code);
                return null;
            }
        };
        try (var client = HttpClient.newHttpClient()) {
            var socket = client.newWebSocketBuilder()
                    .header("Authorization", FLEET.bearer())
                    .buildAsync(URI.create("ws://localhost:" + FLEET.port() + "/api/chat/ws?a=%20b"), listener)
                    .join();
            var greeting = first.get(1, TimeUnit.MINUTES);
            socket.abort();
            return greeting;
        }
    }

    private static DisposableServer serve(String name, int port) {
        return HttpServer.create()
                .host("127.0.0.1")
                .port(port)
                .handle((request, response) -> response.sendWebsocket((in, out) -> out.sendString(Mono.just(
                                name + request.uri().substring(request.uri().indexOf('?'))))
                        .then(in.receive().then())))
                .bindNow();
    }
}
