package dev.kith.fleet.bench;

import dev.kith.fleet.client.Client;
import dev.kith.servers.process.Polling;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;

/**
 * An account that a benchmark makes for itself, through the gateway like everybody's, and deletes when it is closed.
 *
 * @param authorization value of the {@code Authorization} header
 */
record Account(URI gateway, UUID id, String email, String authorization) implements AutoCloseable {

    static final String PASSWORD = UUID.randomUUID().toString();

    private static final Polling EVENT = new Polling(Duration.ofMillis(100), Duration.ofSeconds(30));

    static Account join(URI gateway) throws IOException, InterruptedException {
        var email = "bench-%s@example.com".formatted(UUID.randomUUID());
        var credentials = credentials(email);
        try (var client = new Client(gateway)) {
            var registered = client.post("/api/auth/register", credentials).expect(200);
            var loggedIn = client.post("/api/auth/login", credentials).expect(202);
            return new Account(
                    gateway,
                    UUID.fromString(registered.json().path("id").asString()),
                    email,
                    loggedIn.header("Authorization"));
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
        try (var client = client()) {
            EVENT.until(answer -> answer.status() != 404, () -> client.get(profilePath()))
                    .expect(200);
        }
    }

    /** Calls the gateway as this account. */
    Client client() {
        var client = new Client(gateway);
        client.authorize(authorization);
        return client;
    }

    /** A header line. */
    String token() {
        return "Authorization: " + authorization;
    }

    @Override
    public void close() throws IOException {
        try (var client = client()) {
            client.delete("/api/auth/").expect(202);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String credentials(String email) {
        return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD);
    }
}
