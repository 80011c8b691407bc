package dev.kith.feed;

import dev.kith.test.OpenApi;
import dev.kith.test.client.HttpApi;
import dev.kith.test.client.TestResponse;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the endpoints as the gateway does. Every response is checked against the specification. */
public final class Api {

    private static final OpenApi SPECIFICATION = OpenApi.of("openapi.yaml");

    private final UUID caller;
    private final HttpApi client;

    private Api(UUID caller, int port) {
        this.caller = caller;
        this.client = HttpApi.of(port).describedBy(SPECIFICATION).as(caller);
    }

    /** The API for a new user. */
    public static Api asNewUser(int port) {
        return new Api(UUID.randomUUID(), port);
    }

    public UUID id() {
        return caller;
    }

    public TestResponse publish(String text) {
        return send("POST", "/api/feed/", text(text), Map.of());
    }

    /** Publishes a text and returns the id of the publication. */
    public String published(String text) {
        return publish(text).is(201).text("id");
    }

    public TestResponse edit(String publication, String text) {
        return send("PUT", "/api/feed/" + publication, text(text), Map.of());
    }

    public TestResponse comment(String publication, String text) {
        return send("POST", comments(publication), text(text), Map.of());
    }

    /** Comments on a publication and returns the id of the comment. */
    public String commented(String publication, String text) {
        return comment(publication, text).is(201).text("id");
    }

    public static String comments(String publication) {
        return "/api/feed/%s/comment/".formatted(publication);
    }

    /** The caller's publications, as the service lists them. */
    public JsonNode own() {
        return get("/api/feed/user/" + caller).is(200).json();
    }

    public TestResponse delete(String path) {
        return client.delete(path);
    }

    public TestResponse get(String path) {
        return client.get(path);
    }

    public TestResponse get(String path, Map<String, String> headers) {
        return client.get(path, headers);
    }

    public TestResponse send(String method, String path, String body, Map<String, String> headers) {
        return client.send(method, path, body, headers);
    }

    /** The body of a request. */
    public static String text(String text) {
        return JsonMapper.shared().writeValueAsString(Map.of("text", text));
    }
}
