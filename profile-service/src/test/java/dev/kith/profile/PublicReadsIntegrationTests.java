package dev.kith.profile;

import dev.kith.test.ServiceTest;
import dev.kith.test.client.Client;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    @CsvSource({"{id}, 200", "username/{name}, 202", "avatar/{id}, 200"})
    void anybodyReads(String path, int status) {
        var name = Api.freshName();
        anna.claim(name).is(200);
        var real = path.replace("{id}", anna.id().toString()).replace("{name}", name);

        anybody.get("/api/profile/" + real).is(status);
    }

    @Test
    void nobodyUnknownWrites() {
        var profile = "{\"username\":\"%s\"}".formatted(Api.freshName());

        anybody.send("POST", "/api/profile/", profile, Map.of()).is(401);
    }
}
