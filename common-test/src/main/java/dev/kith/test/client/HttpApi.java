package dev.kith.test.client;

import dev.kith.test.Identities;
import dev.kith.test.OpenApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * An HTTP/1.1 client of one base address, which follows no redirect. It is immutable: each {@code with} gives another
 * client. A header of a single call replaces the client's header of the same name.
 */
public final class HttpApi {

    /** A request without a response fails its test after this time, so that it does not block the build. */
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private static final HttpClient CLIENT = newClient().build();

    private final HttpClient client;
    private final URI base;
    private final Map<String, String> headers;
    private final Consumer<TestResponse> check;

    private HttpApi(HttpClient client, URI base, Map<String, String> headers, Consumer<TestResponse> check) {
        this.client = client;
        this.base = base;
        this.headers = headers;
        this.check = check;
    }

    /** Calls this port of this machine. It sends JSON unless a header says otherwise. */
    public static HttpApi of(int port) {
        return at(URI.create("http://localhost:" + port)).with("Content-Type", "application/json");
    }

    /** Sends only the headers that it is given. */
    public static HttpApi at(URI base) {
        return new HttpApi(CLIENT, base, Map.of(), _ -> {});
    }

    /** For clients with settings of their own, see {@link #over}. */
    public static HttpClient.Builder newClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(20));
    }

    /** Uses this client, for example one that keeps cookies. */
    public HttpApi over(HttpClient other) {
        return new HttpApi(other, base, headers, check);
    }

    /** Applies this check to every response. */
    public HttpApi checkedBy(Consumer<TestResponse> another) {
        return new HttpApi(client, base, headers, check.andThen(another));
    }

    /** Checks every response of an operation that this specification describes. */
    public HttpApi describedBy(OpenApi specification) {
        return checkedBy(response -> {
            if (specification.describes(response.response().request().method(), response.path())) {
                specification.assertConforms(response.response(), response.bytes());
            }
        });
    }

    /** Calls as this user, without a session, with the headers that the gateway would send. */
    public HttpApi as(UUID user) {
        return with(Identities.headers(user).toSingleValueMap());
    }

    public HttpApi with(String header, String value) {
        return with(Map.of(header, value));
    }

    public HttpApi with(Map<String, String> more) {
        var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        all.putAll(more);
        return new HttpApi(client, base, all, check);
    }

    public HttpApi withToken(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public TestResponse get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    public TestResponse get(String path, Map<String, String> headers) {
        return with(headers).get(path);
    }

    public TestResponse delete(String path, String... headers) {
        return send("DELETE", path, BodyPublishers.noBody(), headers);
    }

    public TestResponse post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    public TestResponse put(String path, String body, String... headers) {
        return send("PUT", path, body, headers);
    }

    public TestResponse send(String method, String path, String body, Map<String, String> headers) {
        return with(headers).send(method, path, body);
    }

    public TestResponse send(String method, String path, BodyPublisher body, Map<String, String> headers) {
        return with(headers).send(method, path, body);
    }

    /** An empty body is sent as no body. */
    public TestResponse send(String method, String path, String body, String... headers) {
        return send(method, path, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body), headers);
    }

    /**
     * Sends a request.
     *
     * @param headers names and values in turn; a name that comes twice is sent twice
     */
    public TestResponse send(String method, String path, BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(uri(path)).timeout(TIMEOUT).method(method, body);
        this.headers.forEach(request::setHeader);
        var own = new ArrayList<String>();
        for (var i = 0; i < headers.length; i += 2) {
            if (own.contains(headers[i])) {
                request.header(headers[i], headers[i + 1]);
            } else {
                request.setHeader(headers[i], headers[i + 1]);
                own.add(headers[i]);
            }
        }
        var response = send(request.build());
        check.accept(response);
        return response;
    }

    /** The elements of a list, page after page. */
    public List<JsonNode> all(String path) {
        var elements = new ArrayList<JsonNode>();
        for (var next = path; !next.isEmpty(); ) {
            var page = get(next).is(200);
            page.json().forEach(elements::add);
            next = page.next();
        }
        return elements;
    }

    /** Takes a path as it is, because resolving would read two slashes at its start as a host. */
    private URI uri(String path) {
        return path.startsWith("/") ? URI.create(base + path) : base.resolve(path);
    }

    private TestResponse send(HttpRequest request) {
        try {
            return new TestResponse(client.send(request, BodyHandlers.ofByteArray()));
        } catch (IOException failed) {
            throw new UncheckedIOException("no response to " + request, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("stopped while waiting for " + request, interrupted);
        }
    }
}
