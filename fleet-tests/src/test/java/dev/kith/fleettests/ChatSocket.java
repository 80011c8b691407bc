package dev.kith.fleettests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One socket at {@code /api/chat/ws}, through the gateway; keeps what comes in until a test asks for it. */
final class ChatSocket implements AutoCloseable {

    static final String V1 = "kith.chat.v1";

    private static final String PATH = "/api/chat/ws";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Closed> closed = new CompletableFuture<>();
    private final WebSocket socket;

    /** How the other end closed. A connection that broke is {@code 1006}, as browsers have it. */
    record Closed(int code, String reason) {}

    private ChatSocket(WebSocket.Builder builder, URI uri) {
        try {
            this.socket = builder.connectTimeout(Duration.ofSeconds(30))
                    .buildAsync(uri, new Listener())
                    .join();
        } catch (CompletionException refused) {
            throw new IllegalStateException("no socket at " + uri, refused.getCause());
        }
    }

    /** Speaks the contract's frames: no subprotocol. */
    static ChatSocket ofTheContract(Person person) {
        return at(PATH, person);
    }

    /** Speaks {@code kith.chat.v1}. */
    static ChatSocket ofVersion1(Person person) {
        return new ChatSocket(authorized(person).subprotocols(V1), uri(PATH));
    }

    /** The same, and is to get everything behind this position. */
    static ChatSocket ofVersion1(Person person, long after) {
        return new ChatSocket(authorized(person).subprotocols(V1), uri(PATH + "?after=" + after));
    }

    static WebSocket.Builder builder() {
        return CLIENT.newWebSocketBuilder();
    }

    static ChatSocket of(WebSocket.Builder builder) {
        return new ChatSocket(builder, uri(PATH));
    }

    /** Asks for a socket at any path. */
    static ChatSocket at(String path, Person person) {
        return new ChatSocket(authorized(person), uri(path));
    }

    private static WebSocket.Builder authorized(Person person) {
        return builder().header("Authorization", "Bearer " + person.token());
    }

    private static URI uri(String path) {
        var gateway = Fleet.gateway();
        return URI.create("ws" + gateway.toString().substring("http".length())).resolve(path);
    }

    String subprotocol() {
        return socket.getSubprotocol();
    }

    ChatSocket send(String frame) {
        socket.sendText(frame, true).join();
        return this;
    }

    void sendBinary(byte... bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    /** The next frame as it came. */
    String text() {
        return first().orElseGet(() -> fail("nothing came; closed: " + closed.getNow(null)));
    }

    /** The next frame as it came; empty if the socket is closed without one. */
    Optional<String> first() {
        var patience = Patience.LONG;
        while (patience.isPositive()) {
            // Looked at before, for what came before the end is still to be had.
            var ended = closed.isDone();
            var frame = poll(GLANCE);
            if (frame != null || ended) {
                return Optional.ofNullable(frame);
            }
            patience = patience.minus(GLANCE);
        }
        return Optional.empty();
    }

    /** The next frame, which is of this type. */
    JsonNode next(String type) {
        var frame = JsonMapper.shared().readTree(text());
        assertThat(frame.path("type").asString()).as(frame.toString()).isEqualTo(type);
        return frame;
    }

    /** The next frame of this type, whatever comes before it. */
    JsonNode nextOf(String type) {
        while (true) {
            var frame = JsonMapper.shared().readTree(text());
            if (frame.path("type").asString().equals(type)) {
                return frame;
            }
        }
    }

    /** A frame that is here already, or comes within the time. */
    @Nullable
    String poll(Duration time) {
        try {
            return frames.poll(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    boolean isClosed() {
        return closed.isDone();
    }

    /** Waits until the other end closes. */
    Closed closed() {
        try {
            return closed.get(Patience.LONG.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillOpen) {
            return fail("the socket is still open");
        } catch (InterruptedException | ExecutionException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    /** Whether the other end has closed with this code. */
    boolean isClosedWith(int code) {
        return isClosed() && closed().code() == code;
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder partial = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                frames.add(partial.toString());
                partial.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(new Closed(code, reason));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.complete(new Closed(1006, String.valueOf(error.getMessage())));
        }
    }
}
