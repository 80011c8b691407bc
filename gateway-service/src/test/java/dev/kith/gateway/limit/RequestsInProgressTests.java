package dev.kith.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.gateway.testing.Fleet;
import dev.kith.gateway.testing.Service;
import dev.kith.test.client.TestResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RequestsInProgressTests {

    private static final int MAX = 50;

    private static final CountDownLatch ANSWER = new CountDownLatch(1);

    @RegisterExtension
    static final Fleet FLEET = new Fleet();

    @Test
    void limitsThoseOfEachCaller() {
        FLEET.profile.at("/api/profile/slow", exchange -> {
            try {
                ANSWER.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            Service.answer(exchange, 200, "slow");
        });
        var alice = FLEET.bearer();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<TestResponse>> slow = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> get("/api/profile/slow", alice), threads))
                    .limit(MAX)
                    .toList();
            await().until(() -> FLEET.profile.received().size() == MAX);

            var refused = get("/api/profile/quick", alice);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.body()).contains("at most 50 requests at once");
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(get("/api/profile/quick", FLEET.bearer()).status()).isEqualTo(200);

            ANSWER.countDown();
            assertThat(slow)
                    .allSatisfy(response -> assertThat(response.join().status()).isEqualTo(200));
        }
        await().untilAsserted(() ->
                assertThat(get("/api/profile/quick", alice).status()).isEqualTo(200));
    }

    private static TestResponse get(String path, String bearer) {
        return FLEET.http().get(path, "Authorization", bearer);
    }
}
