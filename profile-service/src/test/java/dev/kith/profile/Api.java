package dev.kith.profile;

import dev.kith.test.OpenApi;
import dev.kith.test.client.HttpApi;
import dev.kith.test.client.TestResponse;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Calls the endpoints as the gateway does. Every response is checked against the specification. */
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

    /** The API for a new user. */
    public static Api asNewUser(int port) {
        return new Api(UUID.randomUUID(), port);
    }

    /** A username that is not taken. */
    public static String freshName() {
        return "u" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }

    public UUID id() {
        return caller;
    }

    public TestResponse claim(String username) {
        return json("POST", "/api/profile/", Map.of("username", username));
    }

    public TestResponse replace(String username, String bio) {
        return json("PUT", "/api/profile/", Map.of("username", username, "bio", bio));
    }

    public TestResponse profile() {
        return get("/api/profile/" + caller);
    }

    public TestResponse byUsername(String username) {
        return get("/api/profile/username/" + username);
    }

    public TestResponse delete() {
        return client.delete("/api/profile/");
    }

    public TestResponse upload(byte[] image) {
        return upload(BodyPublishers.ofByteArray(image));
    }

    public TestResponse upload(BodyPublisher image) {
        return send("PUT", "/api/profile/avatar/", image, Map.of("Content-Type", "application/octet-stream"));
    }

    public TestResponse avatar() {
        return get("/api/profile/avatar/" + caller);
    }

    public TestResponse get(String path) {
        return client.get(path);
    }

    public TestResponse get(String path, Map<String, String> headers) {
        return client.get(path, headers);
    }

    private TestResponse json(String method, String path, Map<String, String> body) {
        return json(method, path, JSON.writeValueAsString(body), Map.of());
    }

    public TestResponse json(String method, String path, String body, Map<String, String> headers) {
        return client.send(method, path, body, headers);
    }

    public TestResponse send(String method, String path, BodyPublisher body, Map<String, String> headers) {
        return client.send(method, path, body, headers);
    }
}
