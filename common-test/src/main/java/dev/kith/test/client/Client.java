package dev.kith.test.client;

import dev.kith.test.Identities;
import dev.kith.test.OpenApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Calls a service on its own port, past the gateway and with the gateway's headers. It never changes: to call as
 * somebody else is to have another client. It sends JSON unless a header says otherwise, and follows no redirect.
 */
public final class Client {

    // Only so that a service that never answers ends its test instead of the build.
    private static final Duration GIVE_UP = Duration.ofMinutes(1);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;
    private final @Nullable OpenApi specification;
    private final Map<String, String> headers;

    private Client(int port, @Nullable OpenApi specification, Map<String, String> headers) {
        this.port = port;
        this.specification = specification;
        this.headers = Map.copyOf(headers);
    }

    /** Nobody in particular. */
    public static Client of(int port) {
        return new Client(port, null, Map.of("Content-Type", "application/json"));
    }

    /**
     * Holds every answer against this specification, as far as the operation is described in it at all: what has none,
     * such as a method that is not allowed, has no described answer either.
     */
    public Client describedBy(OpenApi specification) {
        return new Client(port, specification, headers);
    }

    /** As this user, in no session. */
    public Client as(UUID user) {
        return with(Identities.headers(user).toSingleValueMap());
    }

    /** With these headers; of those two with the same name the latter. */
    public Client with(Map<String, String> more) {
        var all = new HashMap<>(headers);
        all.putAll(more);
        return new Client(port, specification, all);
    }

    public Answer get(String path) {
        return get(path, Map.of());
    }

    public Answer get(String path, Map<String, String> headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    public Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody(), Map.of());
    }

    public Answer send(String method, String path, String body, Map<String, String> headers) {
        return send(method, path, BodyPublishers.ofString(body), headers);
    }

    /** Sends these headers too; of those two with the same name the latter. */
    public Answer send(String method, String path, BodyPublisher body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(GIVE_UP)
                .method(method, body);
        this.headers.forEach(request::setHeader);
        headers.forEach(request::setHeader);
        var answer = send(request.build());
        if (specification != null && specification.describes(method, answer.path())) {
            specification.assertConforms(answer.response(), answer.bytes());
        }
        return answer;
    }

    private static Answer send(HttpRequest request) {
        try {
            return new Answer(HTTP.send(request, BodyHandlers.ofByteArray()));
        } catch (IOException failed) {
            throw new AssertionError("no answer from " + request, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("stopped while waiting for " + request, interrupted);
        }
    }
}
