package dev.kith.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.gateway.testing.Gateway;
import dev.kith.gateway.testing.Issuer;
import dev.kith.gateway.testing.Service;
import dev.kith.test.client.HttpApi;
import dev.kith.test.client.TestResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A gateway that starts while the auth service is away. */
class FirstKeysTests {

    private final Issuer issuer = new Issuer();
    private final Service auth = issuer.publishAt(new Service());
    private final Service profile = new Service();
    private final String token = issuer.token(UUID.randomUUID());

    @AfterEach
    void stop() {
        auth.close();
        profile.close();
    }

    @Test
    void answersWithRetryAfterUntilItHasAKey() {
        auth.stop();
        var urls = Map.of("AUTH_SERVICE_URL", auth.url(), "PROFILE_SERVICE_URL", profile.url());
        try (var gateway = Gateway.start(urls).listening()) {
            var http = Gateway.client(gateway.port());
            var early = ask(http, token);
            assertThat(early.status()).isEqualTo(503);
            assertThat(early.header("Retry-After")).isNotEmpty();
            assertThat(early.body())
                    .contains("urn:kith:problem:unavailable")
                    .doesNotContainIgnoringCase("invalid token");
            assertThat(ask(http, "a.b.c").status()).isEqualTo(401);
            assertThat(http.get("/health/ready").status()).isEqualTo(503);
            assertThat(http.get("/health/live").status()).isEqualTo(200);

            auth.start();
            await().until(() -> http.get("/health/ready").status() == 200);
            assertThat(ask(http, token).status()).isEqualTo(200);
        }
    }

    private static TestResponse ask(HttpApi http, String token) {
        return http.get("/api/profile/x", "Authorization", "Bearer " + token);
    }
}
