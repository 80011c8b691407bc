package dev.kith.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.web.Http;
import dev.kith.web.WithoutDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@WithoutDatabase
class HealthWebTests {

    private final Http http;

    HealthWebTests(@LocalServerPort int port) {
        this.http = new Http(port);
    }

    @Test
    void isAliveButNotReadyWithoutItsDatabase() {
        assertThat(http.get("/health").statusCode()).isEqualTo(503);
        assertThat(http.get("/health").body()).isEqualTo("database unavailable");
        assertThat(http.get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(http.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(http.get("/health/live").body()).isEqualTo("ok");
    }

    @Test
    void showsEachComponentAsJson() {
        var response = http.get("/health", "Accept", "application/json");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body())
                .contains("\"status\":\"unavailable\"", "\"database\":\"unavailable\"", "\"traffic\":\"ok\"")
                .doesNotContain("postgres", "Exception");
    }

    @Test
    void needsNoIdentity() {
        assertThat(http.get("/health/live", "X-User-ID", "forged").statusCode()).isEqualTo(200);
        assertThat(http.send("HEAD", "/health/live", null).statusCode()).isEqualTo(200);
    }
}
