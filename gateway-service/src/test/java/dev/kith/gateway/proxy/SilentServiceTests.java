package dev.kith.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.gateway.testing.Fleet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SilentServiceTests {

    @RegisterExtension
    static final Fleet FLEET = new Fleet().with("SERVICE_RESPONSE_TIMEOUT", "1s");

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT"})
    void a504SaysThatAServiceIsSilent(String method) {
        var over = new CountDownLatch(1);
        FLEET.profile.at("/api/profile/slow", exchange -> {
            try {
                over.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });

        var answer = FLEET.http().send(method, "/api/profile/slow", "", "Authorization", FLEET.bearer());

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.headers("Content-Type")).containsExactly("application/problem+json");
        assertThat(answer.body())
                .contains("\"urn:kith:problem:gateway-timeout\"")
                .doesNotContain("127.0.0.1", "io.netty");
        over.countDown();
    }
}
