package dev.kith.auth;

import dev.kith.http.identity.Identity;
import dev.kith.test.Identities;
import dev.kith.test.OpenApi;
import dev.kith.test.client.HttpApi;
import dev.kith.test.client.TestResponse;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.json.JsonMapper;

/** Calls the service's endpoints as the gateway does, and compares each answer with the specification. */
public final class Api {

    public static final String PASSWORD = "correct horse";

    private static final OpenApi SPECIFICATION = OpenApi.of("openapi.yaml");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpApi client;

    /** Calls from a network of its own, which has no wrong passwords of other tests. */
    public Api(int port) {
        this(HttpApi.of(port).describedBy(SPECIFICATION).with(comingFrom(freshAddress())));
    }

    private Api(HttpApi client) {
        this.client = client;
    }

    /** Calls the same service from this address. */
    public Api from(String address) {
        return new Api(client.with(comingFrom(address)));
    }

    private static Map<String, String> comingFrom(String address) {
        return Map.of("X-Forwarded-For", address);
    }

    /** An address in an unused network. */
    public static String freshAddress() {
        var random = ThreadLocalRandom.current();
        return "2001:db8:%x:%x::1".formatted(random.nextInt(0x10000), random.nextInt(0x10000));
    }

    public static String freshEmail() {
        return UUID.randomUUID() + "@example.com";
    }

    public static String credentials(String email, String password) {
        return JSON.writeValueAsString(Map.of("email", email, "password", password));
    }

    /** The headers that the gateway sets for this user. */
    public static Map<String, String> as(UUID caller) {
        return Identities.headers(caller).toSingleValueMap();
    }

    /** The headers of the operator. */
    public static Map<String, String> asOperator() {
        return Identities.operator().toSingleValueMap();
    }

    /** The headers that the gateway sets for this user and session. */
    public static Map<String, String> as(UUID caller, UUID session) {
        var expires = Instant.now(Clock.systemUTC()).plus(Duration.ofMinutes(15));
        return Identities.headers(new Identity(caller, session.toString(), Set.of(), expires))
                .toSingleValueMap();
    }

    public TestResponse register(String body) {
        return post("/api/auth/register", BodyPublishers.ofString(body), Map.of());
    }

    /** The id of a new user with this address and {@link #PASSWORD}. */
    public UUID registered(String email) {
        return UUID.fromString(register(credentials(email, PASSWORD)).is(200).text("id"));
    }

    public TestResponse login(String email, String password) {
        return post("/api/auth/login", BodyPublishers.ofString(credentials(email, password)), Map.of());
    }

    public TestResponse begin(String email, String password) {
        return post("/api/auth/sessions", BodyPublishers.ofString(credentials(email, password)), Map.of());
    }

    public TestResponse refresh(String refreshToken) {
        var body = JSON.writeValueAsString(Map.of("refresh_token", refreshToken));
        return post("/api/auth/refresh", BodyPublishers.ofString(body), Map.of());
    }

    public TestResponse post(String path, BodyPublisher body, Map<String, String> headers) {
        return client.send("POST", path, body, headers);
    }

    public TestResponse account(UUID caller) {
        return get("/api/auth/id/", as(caller));
    }

    public TestResponse delete(UUID caller) {
        return send("DELETE", "/api/auth/", BodyPublishers.noBody(), as(caller));
    }

    public TestResponse keys() {
        return open("/api/auth/jwks");
    }

    /** Gets a public resource. */
    public TestResponse open(String path) {
        return client.get(path);
    }

    public TestResponse get(String path, Map<String, String> headers) {
        return client.get(path, headers);
    }

    public TestResponse send(String method, String path, BodyPublisher body, Map<String, String> headers) {
        return client.send(method, path, body, headers);
    }
}
