package dev.kith.feed;

import static org.assertj.core.api.Assertions.assertThat;
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
        var publication = anna.published("Before.");
        var comment = anna.commented(publication, "Before, too.");

        postgres.stop();

        anna.publish("Meanwhile.").isUnavailable();
        anna.get("/api/feed/").isUnavailable();
        anna.get("/api/feed/user/" + anna.id()).isUnavailable();
        anna.get("/api/feed/" + publication).isUnavailable();
        anna.edit(publication, "Meanwhile.").isUnavailable();
        anna.delete("/api/feed/" + publication).isUnavailable();
        anna.comment(publication, "Meanwhile.").isUnavailable();
        anna.get(Api.comments(publication)).isUnavailable();
        anna.delete("/api/feed/comment/" + comment).isUnavailable();

        postgres.start();

        await().atMost(Duration.ofMinutes(1)).until(() -> anna.get("/api/feed/").status() == 200);
        anna.publish("Back again.").is(201);
        assertThat(anna.get("/api/feed/").all("text")).containsExactly("Back again.", "Before.");
        assertThat(anna.get(Api.comments(publication)).all("text")).containsExactly("Before, too.");
    }
}
