package dev.kith.profile;

import static org.awaitility.Awaitility.await;

import dev.kith.test.Infrastructure;
import dev.kith.test.RealInfrastructure;
import dev.kith.test.server.DedicatedServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@RealInfrastructure
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
class DatabaseOutageIntegrationTests {

    private static DedicatedServer postgres;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void ownServer(DynamicPropertyRegistry properties) {
        postgres = Infrastructure.dedicatedPostgres();
        postgres.register(properties);
    }

    @AfterAll
    static void stopServer() {
        postgres.close();
    }

    @Test
    void asksCallersToComeBackAndRecoversWithoutARestart() {
        var anna = Api.asSomebody(port);
        var name = Api.freshName();
        anna.claim(name).is(200);

        postgres.stop();

        anna.profile().isUnavailable();
        anna.byUsername(name).isUnavailable();
        anna.claim(name).isUnavailable();
        anna.replace(name, "").isUnavailable();
        anna.avatar().isUnavailable();
        anna.delete().isUnavailable();

        postgres.start();

        await().atMost(Duration.ofMinutes(1)).until(() -> anna.profile().status() == 200);
        anna.replace(name, "Back again.").is(204);
    }
}
