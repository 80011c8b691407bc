package dev.kith.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.profile.Api.Answer;
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

    private static final DedicatedServer POSTGRES = Infrastructure.dedicatedPostgres();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void ownServer(DynamicPropertyRegistry properties) {
        POSTGRES.properties().forEach((name, value) -> properties.add(name, () -> value));
    }

    @AfterAll
    static void stopServer() {
        POSTGRES.close();
    }

    @Test
    void asksCallersToComeBackAndRecoversWithoutARestart() {
        var anna = Api.asSomebody(port);
        var name = Api.freshName();
        anna.claim(name).is(200);

        POSTGRES.stop();

        isToComeBack(anna.profile());
        isToComeBack(anna.byUsername(name));
        isToComeBack(anna.claim(name));
        isToComeBack(anna.replace(name, ""));
        isToComeBack(anna.avatar());
        isToComeBack(anna.delete());

        POSTGRES.start();

        await().atMost(Duration.ofMinutes(1)).until(() -> anna.profile().status() == 200);
        anna.replace(name, "Back again.").is(204);
    }

    private static void isToComeBack(Answer answer) {
        answer.is(503);
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
    }
}
