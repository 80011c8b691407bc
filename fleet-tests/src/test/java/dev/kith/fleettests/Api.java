package dev.kith.fleettests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Calls the fleet over HTTP/1.1, as whoever the headers say. */
public final class Api {

    private static final HttpClient CLIENT = client().build();

    private final HttpClient client;
    private final URI base;
    private final List<String> headers;

    private Api(HttpClient client, URI base, List<String> headers) {
        this.client = client;
        this.base = base;
        this.headers = List.copyOf(headers);
    }

    /** The gateway, without a token. */
    public static Api anonymous() {
        return new Api(CLIENT, Fleet.gateway(), List.of());
    }

    /** The gateway, without a token, from a network where nobody else is. */
    public static Api from(Network network) {
        return new Api(client().localAddress(network.address()).build(), Fleet.gateway(), List.of());
    }

    /** The gateway, as a browser: on an allowed page, and it keeps cookies where their attributes allow it. */
    public static Api browser(CookieManager cookies) {
        return new Api(
                client().cookieHandler(cookies).build(), Fleet.gateway(), List.of("Origin", "http://localhost:3000"));
    }

    /** A service's own port, past the gateway. */
    public static Api directly(int port) {
        var gateway = Fleet.gateway();
        return new Api(
                CLIENT, URI.create("http://" + gateway.getHost() + ":" + (port + gateway.getPort() - 8080)), List.of());
    }

    public Api with(String header, String value) {
        var more = new ArrayList<>(headers);
        more.add(header);
        more.add(value);
        return new Api(client, base, more);
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

    /** Everything in a list, page after page. */
    public List<JsonNode> all(String path) {
        var elements = new ArrayList<JsonNode>();
        for (var next = Optional.of(path); next.isPresent(); ) {
            var page = get(next.get()).is(200);
            page.json().forEach(elements::add);
            next = page.next();
        }
        return elements;
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
            return new Answer(client.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException failed) {
            throw new UncheckedIOException(method + " " + path, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private static HttpClient.Builder client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(20));
    }

    /** An e-mail address that nobody has yet. */
    public static String freshEmail() {
        return "u" + UUID.randomUUID() + "@example.com";
    }
}
