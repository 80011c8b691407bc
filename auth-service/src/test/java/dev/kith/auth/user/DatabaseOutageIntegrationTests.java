package dev.kith.auth.user;

import static dev.kith.auth.Api.PASSWORD;
import static dev.kith.auth.Api.credentials;
import static dev.kith.auth.Api.freshEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.auth.Instance;
import dev.kith.test.Infrastructure;
import dev.kith.test.client.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DatabaseOutageIntegrationTests {

    @Test
    void asksCallersToComeBackAndRecoversWithoutARestart() {
        var environment = Instance.environment();
        try (var postgres = Infrastructure.dedicatedPostgres()) {
            environment.putAll(postgres.properties());
            try (var instance = Instance.start(environment)) {
                var api = instance.api();
                var email = freshEmail();
                var user = api.registered(email);

                postgres.stop();

                isToComeBack(api.login(email, PASSWORD));
                isToComeBack(api.register(credentials(freshEmail(), PASSWORD)));
                isToComeBack(api.account(user));
                isToComeBack(api.delete(user));
                isToComeBack(api.keys());

                postgres.start();

                await().atMost(Duration.ofMinutes(1))
                        .until(() -> api.login(email, PASSWORD).status() == 202);
                assertThat(api.account(user).status()).isEqualTo(202);
            }
        }
    }

    private static void isToComeBack(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
    }
}
