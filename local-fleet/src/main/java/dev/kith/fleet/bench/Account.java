package dev.kith.fleet.bench;

import dev.kith.fleet.terminal.CommandFailedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * An account that a benchmark makes for itself, through the gateway like everybody's, and deletes when it is closed.
 *
 * @param authorization value of the {@code Authorization} header
 */
record Account(URI gateway, UUID id, String email, String authorization) implements AutoCloseable {

    static final String PASSWORD = UUID.randomUUID().toString();

    private static final Duration PROFILE_POLL = Duration.ofMillis(100);
    private static final int PROFILE_POLLS = 300;

    static Account join(URI gateway) throws IOException, InterruptedException {
        var email = "bench-%s@example.com".formatted(UUID.randomUUID());
        var credentials = credentials(email);
        try (var http = HttpClient.newHttpClient()) {
            var registered = expect(200, http.send(post(gateway, "/api/auth/register", credentials), text()));
            var loggedIn = expect(202, http.send(post(gateway, "/api/auth/login", credentials), text()));
            return new Account(
                    gateway,
                    UUID.fromString(JsonMapper.shared()
                            .readTree(registered.body())
                            .path("id")
                            .asString()),
                    email,
                    loggedIn.headers().firstValue("Authorization").orElseThrow());
        }
    }

    /** What logs it in, as JSON. */
    String credentials() {
        return credentials(email);
    }

    String profilePath() {
        return "/api/profile/" + id;
    }

    /** Waits for the profile that the event of the registration makes. */
    void awaitProfile() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(gateway.resolve(profilePath()))
                .header("Authorization", authorization)
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, text());
            for (int wait = 0; wait < PROFILE_POLLS && answer.statusCode() == 404; wait++) {
                Thread.sleep(PROFILE_POLL);
                answer = http.send(request, text());
            }
            expect(200, answer);
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

    private static String credentials(String email) {
        return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD);
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
