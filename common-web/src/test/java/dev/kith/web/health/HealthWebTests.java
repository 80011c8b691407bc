package dev.kith.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.test.client.HttpApi;
import dev.kith.web.Requests;
import dev.kith.web.WithoutDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@WithoutDatabase
class HealthWebTests {

    private final HttpApi http;

    HealthWebTests(@LocalServerPort int port) {
        this.http = Requests.to(port);
    }

    @Test
    void isAliveButNotReadyWithoutItsDatabase() {
        assertThat(http.get("/health").status()).isEqualTo(503);
        assertThat(http.get("/health").body()).isEqualTo("database unavailable");
        assertThat(http.get("/health/ready").status()).isEqualTo(503);
        assertThat(http.get("/health/live").status()).isEqualTo(200);
        assertThat(http.get("/health/live").body()).isEqualTo("ok");
    }

    @Test
    void showsEachComponentAsJson() {
        var response = http.get("/health", "Accept", "application/json");

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.body())
                .contains("\"status\":\"unavailable\"", "\"database\":\"unavailable\"", "\"traffic\":\"ok\"")
                .doesNotContain("postgres", "Exception");
    }

    @Test
    void needsNoIdentity() {
        assertThat(http.get("/health/live", "X-User-ID", "forged").status()).isEqualTo(200);
        assertThat(http.send("HEAD", "/health/live", "").status()).isEqualTo(200);
    }
}
