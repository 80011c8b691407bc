package dev.kith.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.identity.Identity;
import dev.kith.test.Identities;
import dev.kith.test.OpenApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service's endpoints, called as the gateway does. What the specification describes must be answered as it says. */
public final class Api {

    public static final String PASSWORD = "correct horse";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final OpenApi SPECIFICATION = OpenApi.of("openapi.yaml");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final int port;
    private final String address;

    /** Calls from a network of its own, where nobody else's wrong passwords count. */
    public Api(int port) {
        this(port, freshAddress());
    }

    private Api(int port, String address) {
        this.port = port;
        this.address = address;
    }

    /** The same service, called from this address. */
    public Api from(String address) {
        return new Api(port, address);
    }

    /** An address in a network that nobody has called from. */
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

    /** The headers by which the gateway tells that this user calls. */
    public static Map<String, String> as(UUID caller) {
        return Identities.headers(caller).toSingleValueMap();
    }

    /** The headers of whoever runs the fleet. */
    public static Map<String, String> asOperator() {
        return Identities.operator().toSingleValueMap();
    }

    /** The same, with a token of this session. */
    public static Map<String, String> as(UUID caller, UUID session) {
        var expires = Instant.now(Clock.systemUTC()).plus(Duration.ofMinutes(15));
        return Identities.headers(new Identity(caller, session.toString(), Set.of(), expires))
                .toSingleValueMap();
    }

    public Answer register(String body) {
        return post("/api/auth/register", BodyPublishers.ofString(body), Map.of());
    }

    /** The id of a new user with this address and {@link #PASSWORD}. */
    public UUID registered(String email) {
        var answer = register(credentials(email, PASSWORD));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return UUID.fromString(answer.json().path("id").asString());
    }

    public Answer login(String email, String password) {
        return post("/api/auth/login", BodyPublishers.ofString(credentials(email, password)), Map.of());
    }

    public Answer begin(String email, String password) {
        return post("/api/auth/sessions", BodyPublishers.ofString(credentials(email, password)), Map.of());
    }

    public Answer refresh(String refreshToken) {
        var body = JSON.writeValueAsString(Map.of("refresh_token", refreshToken));
        return post("/api/auth/refresh", BodyPublishers.ofString(body), Map.of());
    }

    public Answer post(String path, BodyPublisher body, Map<String, String> headers) {
        return call("POST", path, body, headers);
    }

    public Answer call(String method, String path, BodyPublisher body, Map<String, String> headers) {
        return send(method, path, body, headers).conforms();
    }

    public Answer account(UUID caller) {
        return get("/api/auth/id/", as(caller)).conforms();
    }

    public Answer delete(UUID caller) {
        return send("DELETE", "/api/auth/", BodyPublishers.noBody(), as(caller)).conforms();
    }

    public Answer keys() {
        return open("/api/auth/jwks");
    }

    /** What anybody may read. */
    public Answer open(String path) {
        return get(path, Map.of()).conforms();
    }

    public Answer get(String path, Map<String, String> headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    public Answer send(String method, String path, BodyPublisher body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body)
                // Only so that a service that never answers ends the test instead of the build.
                .timeout(Duration.ofMinutes(1))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", address);
        headers.forEach(request::setHeader);
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError("No answer from " + path, e);
        } catch (InterruptedException e) {
            throw new AssertionError("Stopped while waiting for " + path, e);
        }
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public JsonNode json() {
            return JSON.readTree(body());
        }

        /** Requires that the specification describes it. */
        public Answer conforms() {
            SPECIFICATION.assertConforms(response);
            return this;
        }

        /** Requires a problem with this status and detail. */
        public Answer isProblem(int status, String detail) {
            assertThat(status()).as(body()).isEqualTo(status);
            assertThat(header("Content-Type")).startsWith("application/problem+json");
            assertThat(json().path("detail").asString()).isEqualTo(detail);
            return this;
        }
    }
}
