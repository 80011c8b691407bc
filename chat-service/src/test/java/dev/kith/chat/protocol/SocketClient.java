package dev.kith.chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.identity.Identity;
import dev.kith.test.Identities;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One socket of a user, opened as by the gateway. Every received frame is compared with asyncapi.yaml. */
final class SocketClient implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String V1 = "kith.chat.v1";
    private static final long PATIENCE_SECONDS = 60;

    private final UUID user;
    private final FrameSpecification specification;
    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    private SocketClient(UUID user, HttpHeaders identity, int port, String query, String protocol) {
        this.user = user;
        this.specification = protocol.isEmpty() ? FrameSpecification.LEGACY : FrameSpecification.V1;
        var builder = HTTP.newWebSocketBuilder();
        identity.toSingleValueMap().forEach(builder::header);
        if (!protocol.isEmpty()) {
            builder.subprotocols(protocol);
        }
        var uri = URI.create("ws://localhost:%d/api/chat/ws%s".formatted(port, query));
        this.socket = builder.buildAsync(uri, new Frames()).join();
    }

    /** Speaks the legacy protocol, and has received the greeting. */
    static SocketClient ofLegacy(UUID user, int port) {
        var client = of("", user, port);
        assertThat(client.text()).isEqualTo("connected");
        return client;
    }

    /** Speaks {@code kith.chat.v1}; the greeting is the next frame. */
    static SocketClient ofV1(UUID user, int port) {
        return of(V1, user, port);
    }

    /** The same, with this identity. */
    static SocketClient ofV1(Identity identity, int port) {
        return new SocketClient(identity.subject(), Identities.headers(identity), port, "", V1);
    }

    /** The same, and resumes after this position in the handshake. */
    static SocketClient ofV1After(Object position, UUID user, int port) {
        return new SocketClient(user, Identities.headers(user), port, "?after=" + position, V1);
    }

    /** Speaks any protocol. */
    static SocketClient of(String protocol, UUID user, int port) {
        return new SocketClient(user, Identities.headers(user), port, "", protocol);
    }

    UUID user() {
        return user;
    }

    /** Sends a frame of this type with this payload. */
    SocketClient send(String type, Map<String, ?> payload) {
        return send(JSON.writeValueAsString(Map.of("type", type, "payload", payload)));
    }

    SocketClient send(String frame) {
        socket.sendText(frame, true).join();
        return this;
    }

    /** Sends a message to this user. */
    SocketClient say(UUID receiver, String text) {
        return send("chat.send", Map.of("receiver", receiver, "text", text));
    }

    /** The next frame. */
    JsonNode next() {
        var frame = JSON.readTree(text());
        specification.assertDescribes(frame);
        return frame;
    }

    /** The next frame, which is of this type. */
    JsonNode next(String type) {
        var frame = next();
        assertThat(frame.path("type").asString()).as(frame.toString()).isEqualTo(type);
        return frame;
    }

    /** The next frame of this type; skips frames of other types. */
    JsonNode skipTo(String type) {
        var frame = next();
        while (!frame.path("type").asString().equals(type)) {
            frame = next();
        }
        return frame;
    }

    /** This number of frames of the type; skips frames of other types. */
    List<JsonNode> skipTo(String type, int count) {
        var found = new ArrayList<JsonNode>();
        while (found.size() < count) {
            found.add(skipTo(type));
        }
        return found;
    }

    String text() {
        try {
            var frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(frame).as("a frame").isNotNull();
            return frame;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until the service closes the socket. */
    int closeCode() {
        return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Frames implements WebSocket.Listener {

        private final StringBuilder parts = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            parts.append(part);
            if (last) {
                frames.add(parts.toString());
                parts.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }
    }
}
