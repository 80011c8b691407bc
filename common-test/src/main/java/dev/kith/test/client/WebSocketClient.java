package dev.kith.test.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that keeps to the protocol, and keeps the frames that come until a test reads them. */
public final class WebSocketClient implements AutoCloseable {

    /** Long, because the machine may be busy and the wait ends as soon as the frame comes. */
    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    private static final Duration POLL = Duration.ofMillis(100);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();

    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Closed> closed = new CompletableFuture<>();
    private final WebSocket socket;
    private Consumer<JsonNode> check = _ -> {};

    /** How the server closed. A broken connection has the code {@code 1006}, as in browsers. */
    public record Closed(int code, String reason) {}

    private WebSocketClient(URI uri, Map<String, String> headers, String... subprotocols) {
        var builder = CLIENT.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(30));
        headers.forEach(builder::header);
        if (subprotocols.length > 0) {
            builder.subprotocols(
                    subprotocols[0],
                    List.of(subprotocols).subList(1, subprotocols.length).toArray(String[]::new));
        }
        try {
            this.socket = builder.buildAsync(uri, new Listener()).join();
        } catch (CompletionException refused) {
            throw new IllegalStateException("no socket at " + uri, refused.getCause());
        }
    }

    /**
     * Opens a socket.
     *
     * @throws IllegalStateException if the server refuses
     */
    public static WebSocketClient open(URI uri, Map<String, String> headers, String... subprotocols) {
        return new WebSocketClient(uri, headers, subprotocols);
    }

    /** Requires that the server refuses the handshake, and gives the status of its response. */
    public static int refusal(URI uri, Map<String, String> headers, String... subprotocols) {
        try (var _ = open(uri, headers, subprotocols)) {
            return fail("a socket was opened at " + uri);
        } catch (IllegalStateException refused) {
            return refused.getCause() instanceof WebSocketHandshakeException handshake
                    ? handshake.getResponse().statusCode()
                    : fail("no response", refused);
        }
    }

    /** Applies this check to every frame that is read as JSON. */
    public WebSocketClient checkedBy(Consumer<JsonNode> another) {
        check = another;
        return this;
    }

    public String subprotocol() {
        return socket.getSubprotocol();
    }

    public WebSocketClient send(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    public void sendBinary(byte... bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    /** Starts the closing handshake. */
    public void sendClose(int code, String reason) {
        socket.sendClose(code, reason).join();
    }

    /** The next frame. */
    public String text() {
        return first().orElseGet(() -> fail("no frame came; closed: " + closed.getNow(null)));
    }

    /** The next frame; empty if the server closes before it sends one. */
    public Optional<String> first() {
        for (var left = TIMEOUT; left.isPositive(); left = left.minus(POLL)) {
            // Read before the poll, because frames that came before the close can still be read.
            var ended = closed.isDone();
            var frame = poll(POLL);
            if (frame != null || ended) {
                return Optional.ofNullable(frame);
            }
        }
        return Optional.empty();
    }

    /** The next frame as JSON. */
    public JsonNode next() {
        var frame = JsonMapper.shared().readTree(text());
        check.accept(frame);
        return frame;
    }

    /** The next frame, which must be of this type. */
    public JsonNode next(String type) {
        var frame = next();
        assertThat(frame.path("type").asString()).as(frame.toString()).isEqualTo(type);
        return frame;
    }

    /** The next frame of this type; those before it are passed over. */
    public JsonNode skipTo(String type) {
        var frame = next();
        while (!frame.path("type").asString().equals(type)) {
            frame = next();
        }
        return frame;
    }

    /** So many frames of this type; those between them are passed over. */
    public List<JsonNode> skipTo(String type, int count) {
        var found = new ArrayList<JsonNode>();
        while (found.size() < count) {
            found.add(skipTo(type));
        }
        return found;
    }

    /** A frame that is here already, or comes within this time. */
    public @Nullable String poll(Duration time) {
        try {
            return frames.poll(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    public boolean isClosed() {
        return closed.isDone();
    }

    /** Waits until the server closes. */
    public Closed closed() {
        try {
            return closed.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillOpen) {
            return fail("the socket is still open");
        } catch (InterruptedException | ExecutionException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    /** Waits until the server closes, and gives the code. */
    public int closeCode() {
        return closed().code();
    }

    /** Whether the server has closed with this code. */
    public boolean isClosedWith(int code) {
        return isClosed() && closeCode() == code;
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
