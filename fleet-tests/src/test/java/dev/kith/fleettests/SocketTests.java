package dev.kith.fleettests;

import static dev.kith.fleettests.LongAwait.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kith.test.client.WebSocketClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How sockets are limited and closed, as a client sees it through the gateway ({@code docs/sockets.md}). */
class SocketTests {

    private static final int SOCKETS_OF_A_USER = 20;
    private static final int MOST_INSTANCES = 5;
    private static final int LARGEST_FRAME = 64 * 1024;

    private final Person anna = Person.register();

    @Test
    void socketWithoutATokenIsRefused() {
        assertThat(ChatSockets.refusal(Map.of())).isEqualTo(401);
    }

    @Test
    void socketWithUnknownSubprotocolIsRefused() {
        assertThat(ChatSockets.refusal(ChatSockets.authorization(anna), "soap")).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/auth/id/", "/api/feed/"})
    void upgradeOnAnotherPathIsRefused(String path) {
        assertThat(ChatSockets.refusalAt(path, ChatSockets.authorization(anna))).isEqualTo(400);
    }

    @Test
    void binaryFrameClosesTheSocket() {
        try (var socket = open()) {
            socket.sendBinary((byte) 1);
            assertThat(socket.closed().code()).isEqualTo(1003);
        }
    }

    @Test
    void frameOf64KibibytesIsAcceptedAndALargerOneClosesTheSocket() {
        try (var socket = open()) {
            socket.send("x".repeat(LARGEST_FRAME));
            assertThat(socket.text()).contains("invalid json");
            socket.send("x".repeat(LARGEST_FRAME + 1));
            assertThat(socket.closed().code()).isEqualTo(1009);
        }
    }

    @Test
    void userHasAtMostTwentySocketsOnEachInstance() {
        var sockets = new ArrayList<WebSocketClient>();
        try {
            do {
                sockets.add(ChatSockets.openLegacy(anna));
            } while (sockets.getLast().first().isPresent() && sockets.size() <= MOST_INSTANCES * SOCKETS_OF_A_USER);

            assertThat(sockets.getLast().closed().code()).isEqualTo(4409);
            assertThat(sockets).hasSizeGreaterThan(SOCKETS_OF_A_USER);
            assertThat(sockets.getFirst().isClosed()).isFalse();
        } finally {
            sockets.forEach(WebSocketClient::close);
        }
    }

    @Test
    void floodOfFramesClosesTheSocket() {
        try (var socket = open()) {
            try {
                for (var number = 0; number < 1_000 && !socket.isClosed(); number++) {
                    socket.send("x");
                    socket.poll(Duration.ofMillis(2));
                }
            } catch (CompletionException closedMeanwhile) {
                // Between the look at the socket and the sending.
            }
            assertThat(socket.closed().code()).isEqualTo(4429);
        }
    }

    @Test
    void socketIsClosedWith1011WhenChatIsKilled() {
        assumeTrue(Fleet.components().contains("chat"), "the fleet at KITH_URL is not ours to kill");
        var sockets = new ArrayList<WebSocketClient>();
        // Enough sockets for every instance to have some.
        for (var number = 0; number < 6; number++) {
            sockets.add(open());
        }
        try (var _ = Fleet.kill("chat")) {
            await().until(() -> sockets.stream().anyMatch(socket -> socket.isClosedWith(1011)));
        }
        sockets.forEach(WebSocketClient::close);
        open().close();
    }

    @Test
    void socketIsClosedWith1001WhenChatStops() {
        var operator = Fleet.operator();
        var sockets = new ArrayList<WebSocketClient>();
        for (var number = 0; number < 6; number++) {
            sockets.add(open());
        }
        operator.run("restart", "chat");
        await().until(() -> sockets.stream().anyMatch(WebSocketClient::isClosed));
        assertThat(sockets.stream().filter(WebSocketClient::isClosed)).allMatch(socket -> socket.isClosedWith(1001));
        sockets.forEach(WebSocketClient::close);
    }

    private WebSocketClient open() {
        var socket = ChatSockets.openLegacy(anna);
        assertThat(socket.text()).isEqualTo("connected");
        return socket;
    }
}
