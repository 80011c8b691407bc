package dev.kith.feed;

import dev.kith.test.ServiceTest;
import dev.kith.test.client.Client;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@ServiceTest
@TestPropertySource(properties = "PUBLIC_READS=true")
class PublicReadsIntegrationTests {

    private Api anna;
    private Client anybody;

    @BeforeEach
    void meetAnna(@LocalServerPort int port) {
        anna = Api.asSomebody(port);
        anybody = Client.of(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no/such/path", "{publication}", "{publication}/comment/", "user/{anna}"})
    void anybodyReads(String path) {
        var publication = anna.published("For all.");
        var real = path.replace("{publication}", publication)
                .replace("{anna}", anna.id().toString());

        anybody.get("/api/feed/" + real).is(200);
    }

    @Test
    void nobodyUnknownWrites() {
        anybody.send("POST", "/api/feed/", Api.text("By whom?"), Map.of()).is(401);
    }
}
