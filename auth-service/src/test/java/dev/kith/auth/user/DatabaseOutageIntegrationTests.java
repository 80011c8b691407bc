package dev.kith.auth.user;

import static dev.kith.auth.Api.PASSWORD;
import static dev.kith.auth.Api.credentials;
import static dev.kith.auth.Api.freshEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.auth.Instance;
import dev.kith.test.Infrastructure;
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

                api.login(email, PASSWORD).isUnavailable();
                api.register(credentials(freshEmail(), PASSWORD)).isUnavailable();
                api.account(user).isUnavailable();
                api.delete(user).isUnavailable();
                api.keys().isUnavailable();

                postgres.start();

                await().atMost(Duration.ofMinutes(1))
                        .until(() -> api.login(email, PASSWORD).status() == 202);
                assertThat(api.account(user).status()).isEqualTo(202);
            }
        }
    }
}
