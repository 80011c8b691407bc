package dev.kith.fleet.bench;

import dev.kith.fleet.terminal.CommandFailedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * An account that a benchmark makes for itself, through the gateway like everybody's, and deletes when it is closed.
 *
 * @param authorization value of the {@code Authorization} header
 */
record Account(URI gateway, UUID id, String authorization) implements AutoCloseable {

    private static final String PASSWORD = UUID.randomUUID().toString();

    static Account join(URI gateway) throws IOException, InterruptedException {
        var credentials =
                "{\"email\":\"bench-%s@example.com\",\"password\":\"%s\"}".formatted(UUID.randomUUID(), PASSWORD);
        try (var http = HttpClient.newHttpClient()) {
            var registered = expect(200, http.send(post(gateway, "/api/auth/register", credentials), text()));
            var loggedIn = expect(202, http.send(post(gateway, "/api/auth/login", credentials), text()));
            return new Account(
                    gateway,
                    UUID.fromString(JsonMapper.shared()
                            .readTree(registered.body())
                            .path("id")
                            .asString()),
                    loggedIn.headers().firstValue("Authorization").orElseThrow());
        }
    }

    /** A header line. */
    String token() {
        return "Authorization: " + authorization;
    }

    @Override
    public void close() throws IOException {
        var deletion = HttpRequest.newBuilder(gateway.resolve("/api/auth/"))
                .header("Authorization", authorization)
                .DELETE()
                .build();
        try (var http = HttpClient.newHttpClient()) {
            expect(202, http.send(deletion, text()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpRequest post(URI gateway, String path, String json) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
    }

    private static HttpResponse.BodyHandler<String> text() {
        return BodyHandlers.ofString();
    }

    private static HttpResponse<String> expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new CommandFailedException("%s answered %d, expected %d: %s"
                    .formatted(answer.request().uri(), answer.statusCode(), status, answer.body()));
        }
        return answer;
    }
}
