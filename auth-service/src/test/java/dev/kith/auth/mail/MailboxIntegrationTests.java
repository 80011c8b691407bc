package dev.kith.auth.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.auth.Api;
import dev.kith.auth.AuthServiceTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@AuthServiceTest
class MailboxIntegrationTests {

    @LocalServerPort
    private int port;

    @Test
    void isThereWithTheProfileLocalAlone() {
        var api = new Api(port);

        assertThat(api.get("/dev/mail", Map.of()).status()).isEqualTo(404);
        assertThat(api.get("/dev/mail", Api.as(UUID.randomUUID())).status()).isEqualTo(404);
    }
}
