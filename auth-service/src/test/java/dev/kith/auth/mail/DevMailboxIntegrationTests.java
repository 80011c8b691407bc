package dev.kith.auth.mail;

import dev.kith.auth.AuthServiceTest;
import dev.kith.test.client.HttpApi;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@AuthServiceTest
class DevMailboxIntegrationTests {

    @LocalServerPort
    private int port;

    @Test
    void existsOnlyWithTheProfileLocal() {
        // The specification does not describe it, because it does not exist here.
        var client = HttpApi.of(port);

        client.get("/dev/mail").is(404);
        client.as(UUID.randomUUID()).get("/dev/mail").is(404);
    }
}
