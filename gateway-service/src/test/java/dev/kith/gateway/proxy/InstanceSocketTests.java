package dev.kith.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.gateway.testing.Fleet;
import dev.kith.test.client.WebSocketClient;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
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
    void takeTurnsAndPassOverOneThatRefusesConnections() {
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
    private static String greeting() {
        var address = URI.create("ws://localhost:" + FLEET.port() + "/api/chat/ws?a=%20b");
        try (var socket = WebSocketClient.open(address, Map.of("Authorization", FLEET.bearer()))) {
            return socket.text();
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
