package dev.kith.fleettests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

/** Waits until an ended session is worth nothing anywhere: over HTTP, and on its sockets. */
final class Revocation {

    /** Two seconds are promised; a machine that runs a whole fleet and its tests may take longer to look. */
    static final Duration BOUND = Duration.ofSeconds(5);

    private Revocation() {}

    static void awaitOf(Login login, List<ChatSocket> sockets) {
        await().atMost(BOUND)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> login.api().get("/api/auth/id/").status() == 401);
        login.api().get("/api/profile/").isProblem(401, "Invalid token");
        sockets.forEach(socket -> assertThat(socket.closed().code()).isEqualTo(4401));
        login.refreshed().is(401);
    }
}
