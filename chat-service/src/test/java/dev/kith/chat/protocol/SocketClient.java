package dev.kith.chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.identity.Identity;
import dev.kith.test.Identities;
import dev.kith.test.client.WebSocketClient;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One socket of a user, opened as by the gateway. Every received frame is compared with asyncapi.yaml. */
final class SocketClient implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String V1 = "kith.chat.v1";

    private final UUID user;
    private final WebSocketClient socket;

    private SocketClient(UUID user, HttpHeaders identity, int port, String query, String protocol) {
        this.user = user;
        var uri = URI.create("ws://localhost:%d/api/chat/ws%s".formatted(port, query));
        var protocols = protocol.isEmpty() ? new String[0] : new String[] {protocol};
        var specification = protocol.isEmpty() ? FrameSpecification.LEGACY : FrameSpecification.V1;
        this.socket = WebSocketClient.open(uri, identity.toSingleValueMap(), protocols)
                .checkedBy(specification::assertDescribes);
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
        socket.send(frame);
        return this;
    }

    /** Sends a message to this user. */
    SocketClient say(UUID receiver, String text) {
        return send("chat.send", Map.of("receiver", receiver, "text", text));
    }

    JsonNode next() {
        return socket.next();
    }

    JsonNode next(String type) {
        return socket.next(type);
    }

    JsonNode skipTo(String type) {
        return socket.skipTo(type);
    }

    List<JsonNode> skipTo(String type, int count) {
        return socket.skipTo(type, count);
    }

    String text() {
        return socket.text();
    }

    int closeCode() {
        return socket.closeCode();
    }

    @Override
    public void close() {
        socket.close();
    }
}
