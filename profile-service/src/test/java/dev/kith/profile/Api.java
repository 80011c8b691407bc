package dev.kith.profile;

import dev.kith.test.OpenApi;
import dev.kith.test.client.Answer;
import dev.kith.test.client.Client;
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
    private final Client client;

    private Api(UUID caller, int port) {
        this.caller = caller;
        this.client = Client.of(port).describedBy(SPECIFICATION).as(caller);
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

    public Answer claim(String username) {
        return json("POST", "/api/profile/", Map.of("username", username));
    }

    public Answer replace(String username, String bio) {
        return json("PUT", "/api/profile/", Map.of("username", username, "bio", bio));
    }

    public Answer profile() {
        return get("/api/profile/" + caller);
    }

    public Answer byUsername(String username) {
        return get("/api/profile/username/" + username);
    }

    public Answer delete() {
        return client.delete("/api/profile/");
    }

    public Answer upload(byte[] image) {
        return upload(BodyPublishers.ofByteArray(image));
    }

    public Answer upload(BodyPublisher image) {
        return send("PUT", "/api/profile/avatar/", image, Map.of("Content-Type", "application/octet-stream"));
    }

    public Answer avatar() {
        return get("/api/profile/avatar/" + caller);
    }

    public Answer get(String path) {
        return client.get(path);
    }

    public Answer get(String path, Map<String, String> headers) {
        return client.get(path, headers);
    }

    private Answer json(String method, String path, Map<String, String> body) {
        return json(method, path, JSON.writeValueAsString(body), Map.of());
    }

    public Answer json(String method, String path, String body, Map<String, String> headers) {
        return client.send(method, path, body, headers);
    }

    public Answer send(String method, String path, BodyPublisher body, Map<String, String> headers) {
        return client.send(method, path, body, headers);
    }
}
