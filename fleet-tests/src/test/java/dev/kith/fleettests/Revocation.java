package dev.kith.fleettests;

import static dev.kith.fleettests.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.test.client.HttpApi;
import dev.kith.test.client.WebSocketClient;
import java.util.List;

/**
 * Waits until an ended session is worth nothing anywhere: over HTTP, and on its sockets. Two seconds are promised;
 * whether that is kept, {@code ./kith bench revocation} measures.
 */
final class Revocation {

    private Revocation() {}

    static void awaitOf(Login login, List<WebSocketClient> sockets) {
        awaitOf(login.api());
        login.api().get("/api/profile/").isProblem(401, "Invalid token");
        sockets.forEach(socket -> assertThat(socket.closed().code()).isEqualTo(4401));
        login.refreshed().is(401);
    }

    /** Over HTTP alone. */
    static void awaitOf(HttpApi api) {
        await().until(() -> api.get("/api/auth/id/").status() == 401);
    }
}
