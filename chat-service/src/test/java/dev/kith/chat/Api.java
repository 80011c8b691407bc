package dev.kith.chat;

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

    public UUID id() {
        return caller;
    }

    public Answer send(Api receiver, String text) {
        return send(Map.of("receiver", receiver.id().toString(), "text", text));
    }

    public Answer send(Map<String, String> message) {
        return json("POST", "/api/chat/", JSON.writeValueAsString(message), Map.of());
    }

    public Answer edit(String message, String text) {
        return json("PUT", "/api/chat/" + message, JSON.writeValueAsString(Map.of("text", text)), Map.of());
    }

    public Answer delete(String message) {
        return send("DELETE", "/api/chat/" + message, BodyPublishers.noBody(), Map.of());
    }

    public Answer message(String message) {
        return get("/api/chat/" + message);
    }

    public Answer get(String path) {
        return get(path, Map.of());
    }

    public Answer get(String path, Map<String, String> headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
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

        /** The member of this name, as text. */
        public String text(String member) {
            return json().path(member).asString();
        }

        /** Where {@code Link} leads; empty on the last page. */
        public String next() {
            var link = header("Link");
            return link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
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
            if (status() == 405 || !response.uri().getPath().startsWith("/api/chat/")) {
                return;
            }
            var headers = new HttpHeaders(
                    MultiValueMap.fromMultiValue(response.headers().map()));
            SPECIFICATION.assertConforms(
                    response.request().method(), response.uri().getRawPath(), status(), headers, bytes());
        }
    }
}
