package dev.kith.bench;

import dev.kith.fleet.client.ServiceClient;
import dev.kith.servers.process.Polling;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;

/**
 * An account of a benchmark, registered through the gateway like any other, and deleted when it is closed.
 *
 * @param authorization value of the {@code Authorization} header
 */
record Account(URI gateway, UUID id, String email, String authorization) implements AutoCloseable {

    static final String PASSWORD = UUID.randomUUID().toString();

    private static final Polling EVENT = new Polling(Duration.ofMillis(100), Duration.ofSeconds(30));

    static Account register(URI gateway) throws InterruptedException {
        var email = "bench-%s@example.com".formatted(UUID.randomUUID());
        var client = new ServiceClient("the gateway", gateway);
        var registered = client.post("/api/auth/register", credentials(email))
                .expect(200)
                .json();
        var authorization =
                client.post("/api/auth/login", credentials(email)).expect(202).header("Authorization");
        return new Account(gateway, UUID.fromString(registered.path("id").asString()), email, authorization);
    }

    /** The JSON that logs it in. */
    String credentials() {
        return credentials(email);
    }

    String profilePath() {
        return "/api/profile/" + id;
    }

    /** The registration event creates the profile. */
    void awaitProfile() throws InterruptedException {
        EVENT.until(response -> response.status() != 404, () -> client().get(profilePath()))
                .expect(200);
    }

    /** Calls the gateway as this account. */
    ServiceClient client() {
        return new ServiceClient("the gateway", gateway).with("Authorization", authorization);
    }

    /** As a header line. */
    String token() {
        return "Authorization: " + authorization;
    }

    @Override
    public void close() {
        try {
            client().delete("/api/auth/").expect(202);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String credentials(String email) {
        return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD);
    }
}
