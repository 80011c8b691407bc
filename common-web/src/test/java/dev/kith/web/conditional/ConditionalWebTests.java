package dev.kith.web.conditional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.web.Http;
import dev.kith.web.WithoutDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@WithoutDatabase
class ConditionalWebTests {

    private final Http http;

    ConditionalWebTests(@LocalServerPort int port) {
        this.http = new Http(port);
    }

    @Test
    void answers304IfTheClientHasTheVersion() {
        var response = http.get("/note", "If-None-Match", "\"6\", W/\"7\"");

        assertThat(response.statusCode()).isEqualTo(304);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("ETag")).hasValue("\"7\"");
        assertThat(http.get("/note", "If-None-Match", "\"6\"").statusCode()).isEqualTo(200);
    }

    @Test
    void answers412IfTheVersionHasChanged() {
        assertThat(http.send("PUT", "/note", null, "If-Match", "\"6\"").statusCode())
                .isEqualTo(412);
        assertThat(http.send("PUT", "/note", null, "If-Match", "\"6\"", "If-Match", "\"7\"")
                        .statusCode())
                .isEqualTo(204);
        assertThat(http.send("PUT", "/note", null).statusCode()).isEqualTo(204);
    }
}
