package dev.kith.chat;

import dev.kith.test.OpenApi;
import dev.kith.test.client.HttpApi;
import dev.kith.test.client.TestResponse;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Calls the endpoints as the gateway does, and compares every response with the specification. */
public final class Api {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final OpenApi SPECIFICATION = OpenApi.of("openapi.yaml");

    private final UUID caller;
    private final HttpApi client;

    private Api(UUID caller, int port) {
        this.caller = caller;
        this.client = HttpApi.of(port).describedBy(SPECIFICATION).as(caller);
    }

    public static Api as(UUID caller, int port) {
        return new Api(caller, port);
    }

    public UUID id() {
        return caller;
    }

    public TestResponse send(Api receiver, String text) {
        return send(Map.of("receiver", receiver.id().toString(), "text", text));
    }

    public TestResponse send(Map<String, String> message) {
        return json("POST", "/api/chat/", JSON.writeValueAsString(message), Map.of());
    }

    /** Sends a message with an {@code Idempotency-Key}. */
    public TestResponse sendOnce(Api receiver, String text, String key) {
        var message = Map.of("receiver", receiver.id().toString(), "text", text);
        return json("POST", "/api/chat/", JSON.writeValueAsString(message), Map.of("Idempotency-Key", key));
    }

    public TestResponse edit(String message, String text) {
        return json("PUT", "/api/chat/" + message, JSON.writeValueAsString(Map.of("text", text)), Map.of());
    }

    public TestResponse delete(String message) {
        return client.delete("/api/chat/" + message);
    }

    public TestResponse message(String message) {
        return get("/api/chat/" + message);
    }

    public TestResponse get(String path) {
        return client.get(path);
    }

    public TestResponse get(String path, Map<String, String> headers) {
        return client.get(path, headers);
    }

    public TestResponse json(String method, String path, String body, Map<String, String> headers) {
        return client.send(method, path, body, headers);
    }
}
