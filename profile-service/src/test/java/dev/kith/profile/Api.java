package dev.kith.profile;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service's endpoints, called as the gateway does. Every answer is held against the specification. */
public final class Api {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final OpenApi SPECIFICATION = OpenApi.of("openapi.yaml");

    private final int port;
    private final UUID caller;

    private Api(int port, UUID caller) {
        this.port = port;
        this.caller = caller;
    }

    public static Api as(UUID caller, int port) {
        return new Api(port, caller);
    }

    /** As a user whom nobody has met before. */
    public static Api asSomebody(int port) {
        return new Api(port, UUID.randomUUID());
    }

    /** A username that nobody has. */
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
        return send("DELETE", "/api/profile/", BodyPublishers.noBody(), Map.of());
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
        return get(path, Map.of());
    }

    public Answer get(String path, Map<String, String> headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    private Answer json(String method, String path, Map<String, String> body) {
        return json(method, path, JSON.writeValueAsString(body), Map.of());
    }

    public Answer json(String method, String path, String body, Map<String, String> headers) {
        return send(method, path, BodyPublishers.ofString(body), headers);
    }

    /** Sends the caller's identity and these headers; of those two with the same name the latter. */
    public Answer send(String method, String path, BodyPublisher body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body)
                .setHeader("Content-Type", "application/json");
        Identities.headers(caller).toSingleValueMap().forEach(request::setHeader);
        headers.forEach(request::setHeader);
        try {
            var answer = new Answer(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
            answer.assertConforms();
            return answer;
        } catch (IOException e) {
            throw new AssertionError("No answer from " + path, e);
        } catch (InterruptedException e) {
            throw new AssertionError("Stopped while waiting for " + path, e);
        }
    }

    /** What came back. */
    public record Answer(HttpResponse<byte[]> response) {

        public int status() {
            return response.statusCode();
        }

        public byte[] bytes() {
            return response.body();
        }

        public String body() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public JsonNode json() {
            return JSON.readTree(bytes());
        }

        public Answer is(int status) {
            assertThat(status()).as(body()).isEqualTo(status);
            return this;
        }

        /** Requires a problem with this status and detail. */
        public Answer isProblem(int status, String detail) {
            is(status);
            assertThat(header("Content-Type")).startsWith("application/problem+json");
            assertThat(json().path("detail").asString()).isEqualTo(detail);
            return this;
        }

        /** Requires a 400 that names just this field. */
        public Answer isInvalid(String pointer) {
            is(400);
            assertThat(json().path("errors")).hasSize(1);
            assertThat(json().path("errors").path(0).path("pointer").asString()).isEqualTo(pointer);
            return this;
        }

        private void assertConforms() {
            // What has no operation has no described answer either.
            if (status() == 405 || !response.uri().getPath().startsWith("/api/profile/")) {
                return;
            }
            var headers = new HttpHeaders(
                    MultiValueMap.fromMultiValue(response.headers().map()));
            SPECIFICATION.assertConforms(
                    response.request().method(), response.uri().getRawPath(), status(), headers, bytes());
        }
    }
}
