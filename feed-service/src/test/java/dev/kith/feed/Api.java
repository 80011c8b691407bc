package dev.kith.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.test.Identities;
import dev.kith.test.OpenApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
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

    /** As a user whom nobody has met before. */
    public static Api asSomebody(int port) {
        return new Api(port, UUID.randomUUID());
    }

    public UUID id() {
        return caller;
    }

    public Answer publish(String text) {
        return send("POST", "/api/feed/", text(text), Map.of());
    }

    /** Publishes, and gives the id. */
    public String published(String text) {
        return publish(text).is(201).json().path("id").asString();
    }

    public Answer edit(String publication, String text) {
        return send("PUT", "/api/feed/" + publication, text(text), Map.of());
    }

    public Answer comment(String publication, String text) {
        return send("POST", comments(publication), text(text), Map.of());
    }

    /** Comments, and gives the comment's id. */
    public String commented(String publication, String text) {
        return comment(publication, text).is(201).json().path("id").asString();
    }

    public static String comments(String publication) {
        return "/api/feed/%s/comment/".formatted(publication);
    }

    public Answer delete(String path) {
        return send("DELETE", path, "", Map.of());
    }

    public Answer get(String path) {
        return get(path, Map.of());
    }

    public Answer get(String path, Map<String, String> headers) {
        return send("GET", path, "", headers);
    }

    /** What the caller has published, as the service lists it. */
    public JsonNode own() {
        return get("/api/feed/user/" + caller).is(200).json();
    }

    /** Sends the caller's identity and these headers; of those two with the same name the latter. */
    public Answer send(String method, String path, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, BodyPublishers.ofString(body))
                .setHeader("Content-Type", "application/json");
        Identities.headers(caller).toSingleValueMap().forEach(request::setHeader);
        headers.forEach(request::setHeader);
        try {
            var answer = new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
            answer.assertConforms();
            return answer;
        } catch (IOException e) {
            throw new AssertionError("No answer from " + path, e);
        } catch (InterruptedException e) {
            throw new AssertionError("Stopped while waiting for " + path, e);
        }
    }

    /** The body of every request that has one. */
    public static String text(String text) {
        return JSON.writeValueAsString(Map.of("text", text));
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {

        private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
        // The specification has no word for "and every path below".
        private static final Pattern BELOW_THE_FEED = Pattern.compile("/api/feed/([^/]+/.*)?");
        private static final Pattern DESCRIBED = Pattern.compile("/api/feed/(user/[^/]+|comment/[^/]+|[^/]+/comment/)");

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

        /** This member of every element of the array. */
        public List<String> all(String member) {
            return json().valueStream()
                    .map(element -> element.path(member).asString())
                    .toList();
        }

        /** Where the next page is; empty on the last. */
        public String next() {
            var link = NEXT.matcher(header("Link"));
            return link.matches() ? link.group(1) : "";
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
            if (status() == 405) {
                return;
            }
            var headers = new HttpHeaders(
                    MultiValueMap.fromMultiValue(response.headers().map()));
            SPECIFICATION.assertConforms(response.request().method(), describedPath(), status(), headers, body());
        }

        private String describedPath() {
            var path = response.uri().getRawPath();
            var isBelowTheFeed = response.request().method().equals("GET")
                    && BELOW_THE_FEED.matcher(path).matches()
                    && !DESCRIBED.matcher(path).matches();
            return isBelowTheFeed ? "/api/feed/" : path;
        }
    }
}
