package dev.kith.fleet.client;

import dev.kith.fleet.terminal.CommandFailedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sends HTTP requests to one service of the fleet, mostly the gateway. Every method throws
 * {@link CommandFailedException} if the service does not answer.
 */
public final class ServiceClient {

    /** Long, because the fleet may share a busy machine: it only ends a command whose service never answers. */
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    private final String service;
    private final URI base;
    private final Map<String, String> headers;

    /** @param service its name in error messages */
    public ServiceClient(String service, URI base) {
        this(service, base, Map.of());
    }

    private ServiceClient(String service, URI base, Map<String, String> headers) {
        this.service = service;
        this.base = base;
        this.headers = headers;
    }

    /** A client of the same service that adds this header to every request. */
    public ServiceClient with(String header, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new ServiceClient(service, base, all);
    }

    public ServiceResponse get(String path) throws InterruptedException {
        return send(request(path).GET());
    }

    public ServiceResponse delete(String path) throws InterruptedException {
        return send(request(path).DELETE());
    }

    public ServiceResponse post(String path) throws InterruptedException {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    public ServiceResponse post(String path, String json) throws InterruptedException {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    public ServiceResponse put(String path) throws InterruptedException {
        return send(request(path).PUT(BodyPublishers.noBody()));
    }

    public ServiceResponse put(String path, String json) throws InterruptedException {
        return put(path, "application/json", BodyPublishers.ofString(json));
    }

    public ServiceResponse put(String path, String type, BodyPublisher body) throws InterruptedException {
        return send(request(path).header("Content-Type", type).PUT(body));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
        headers.forEach(request::header);
        return request;
    }

    private ServiceResponse send(HttpRequest.Builder request) throws InterruptedException {
        try {
            return new ServiceResponse(service, HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new CommandFailedException(
                    "%s does not answer at %s (is Kith running? ./kith status)".formatted(service, base), e);
        }
    }
}
