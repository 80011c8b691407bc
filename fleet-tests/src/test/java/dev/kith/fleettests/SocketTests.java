package dev.kith.fleettests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How sockets are limited and closed, as a client hears it through the gateway ({@code docs/sockets.md}). */
class SocketTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int SOCKETS_OF_A_USER = 20;
    private static final int LARGEST_FRAME = 64 * 1024;

    private final Person anna = Person.joins();

    @Test
    void isRefusedWithoutAToken() {
        assertThatThrownBy(() -> open("nothing"))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(401));
    }

    @Test
    void takesNoBinaryFrames() throws Exception {
        var client = open(anna.token());
        client.socket.sendBinary(ByteBuffer.allocate(1), true).join();
        assertThat(client.closeCode()).isEqualTo(1003);
    }

    @Test
    void takesFramesOf64KibibytesAndNoneLarger() throws Exception {
        var client = open(anna.token());
        assertThat(client.next()).isEqualTo("connected");
        client.socket.sendText("x".repeat(LARGEST_FRAME), true).join();
        assertThat(client.next()).contains("invalid json");
        client.socket.sendText("x".repeat(LARGEST_FRAME + 1), true).join();
        assertThat(client.closeCode()).isEqualTo(1009);
    }

    @Test
    void areTwentyForAUserAndNoMore() throws Exception {
        var clients = new ArrayList<Client>();
        for (var i = 0; i < SOCKETS_OF_A_USER; i++) {
            clients.add(open(anna.token()));
            assertThat(clients.getLast().next()).isEqualTo("connected");
        }
        assertThat(open(anna.token()).closeCode()).isEqualTo(4409);
        clients.forEach(client -> client.socket.abort());
    }

    @Test
    void endWhenTheirClientDoesNotStopSending() throws Exception {
        var client = open(anna.token());
        try {
            for (var i = 0; i < 1_000; i++) {
                client.socket.sendText("x", true).join();
            }
        } catch (CompletionException closed) {
            // As it should be.
        }
        assertThat(client.closeCode()).isEqualTo(4429);
    }

    @Test
    void areToldToComeBackWhenTheServiceIsKilled() throws Exception {
        assumeTrue(Fleet.components().contains("chat"), "the fleet at KITH_URL is not ours to kill");
        var client = open(anna.token());
        assertThat(client.next()).isEqualTo("connected");
        Fleet.kill("chat").awaitReturn();
        assertThat(client.closeCode()).isEqualTo(1011);
    }

    private static Client open(String token) {
        var url = URI.create(
                Fleet.gateway().toString().replaceFirst("^http", "ws").replaceFirst("/$", "") + "/api/chat/ws");
        var client = new Client();
        client.socket = HTTP.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(url, client)
                .join();
        return client;
    }

    /** The client's end of a socket. */
    private static final class Client implements WebSocket.Listener {

        private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private WebSocket socket;

        private @Nullable String next() throws InterruptedException {
            return frames.poll(30, TimeUnit.SECONDS);
        }

        private int closeCode() throws Exception {
            return closed.get(30, TimeUnit.SECONDS);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            frames.add(text.toString());
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            closed.completeExceptionally(failure);
        }
    }
}
