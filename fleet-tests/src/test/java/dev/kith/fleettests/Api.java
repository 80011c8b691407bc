package dev.kith.fleettests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Calls the fleet over HTTP/1.1, as whoever the headers say. */
public final class Api {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI base;
    private final List<String> headers;

    private Api(URI base, List<String> headers) {
        this.base = base;
        this.headers = List.copyOf(headers);
    }

    /** The gateway, without a token. */
    public static Api anonymous() {
        return new Api(Fleet.gateway(), List.of());
    }

    /** A service's own port, past the gateway. */
    public static Api directly(int port) {
        var gateway = Fleet.gateway();
        return new Api(URI.create("http://" + gateway.getHost() + ":" + (port + gateway.getPort() - 8080)), List.of());
    }

    public Api with(String header, String value) {
        var more = new ArrayList<>(headers);
        more.add(header);
        more.add(value);
        return new Api(base, more);
    }

    public Api withToken(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public Answer get(String path) {
        return call("GET", path, new byte[0]);
    }

    public Answer delete(String path) {
        return call("DELETE", path, new byte[0]);
    }

    public Answer post(String path, String json) {
        return call("POST", path, json.getBytes(UTF_8));
    }

    public Answer put(String path, String json) {
        return call("PUT", path, json.getBytes(UTF_8));
    }

    public Answer call(String method, String path, byte[] body) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(40))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        if (headers.stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
            request.header("Content-Type", "application/json");
        }
        try {
            return new Answer(CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException failed) {
            throw new UncheckedIOException(method + " " + path, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    /** An e-mail address that nobody has yet. */
    public static String freshEmail() {
        return "u" + UUID.randomUUID() + "@example.com";
    }
}
