package dev.kith.auth.mail;

import dev.kith.auth.AuthServiceTest;
import dev.kith.test.client.Client;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@AuthServiceTest
class MailboxIntegrationTests {

    @LocalServerPort
    private int port;

    @Test
    void isThereWithTheProfileLocalAlone() {
        // What is not there is not described either.
        var client = Client.of(port);

        client.get("/dev/mail").is(404);
        client.as(UUID.randomUUID()).get("/dev/mail").is(404);
    }
}
