package dev.kith.web.conditional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.test.client.HttpApi;
import dev.kith.web.Requests;
import dev.kith.web.WithoutDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@WithoutDatabase
class ConditionalWebTests {

    private final HttpApi http;

    ConditionalWebTests(@LocalServerPort int port) {
        this.http = Requests.to(port);
    }

    @Test
    void answers304IfTheClientHasTheVersion() {
        var response = http.get("/note", "If-None-Match", "\"6\", W/\"7\"");

        assertThat(response.status()).isEqualTo(304);
        assertThat(response.body()).isEmpty();
        assertThat(response.header("ETag")).isEqualTo("\"7\"");
        assertThat(http.get("/note", "If-None-Match", "\"6\"").status()).isEqualTo(200);
    }

    @Test
    void answers412IfTheVersionHasChanged() {
        assertThat(http.send("PUT", "/note", "", "If-Match", "\"6\"").status()).isEqualTo(412);
        assertThat(http.send("PUT", "/note", "", "If-Match", "\"6\"", "If-Match", "\"7\"")
                        .status())
                .isEqualTo(204);
        assertThat(http.send("PUT", "/note", "").status()).isEqualTo(204);
    }
}
