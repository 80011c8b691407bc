package dev.kith.fleettests;

import static dev.kith.fleettests.LongAwait.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.test.client.HttpApi;
import dev.kith.test.client.WebSocketClient;
import java.util.List;

/**
 * Waits until an ended session is refused everywhere: over HTTP, and on its sockets. {@code ./kith bench revocation}
 * measures whether that takes less than the promised two seconds.
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
