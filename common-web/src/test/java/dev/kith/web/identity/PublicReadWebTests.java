package dev.kith.web.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.test.client.HttpApi;
import dev.kith.web.Requests;
import dev.kith.web.WithoutDatabase;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@WithoutDatabase
@TestPropertySource(properties = "PUBLIC_READS=true")
class PublicReadWebTests {

    private final HttpApi http;

    PublicReadWebTests(@LocalServerPort int port) {
        this.http = Requests.to(port);
    }

    @Test
    void acceptsCallersWithAndWithoutAnIdentity() {
        var alice = UUID.randomUUID();

        assertThat(http.get("/things/news").body()).isEqualTo("public news");
        assertThat(http.get("/things/news", Requests.identity(alice)).body()).isEqualTo("news for " + alice);
    }

    @Test
    void refusesAForgedUserId() {
        assertThat(http.get("/things/news", "X-User-ID", UUID.randomUUID().toString())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void refusesEveryOtherHandler() {
        assertThat(http.get("/things/closed").status()).isEqualTo(401);
    }
}
