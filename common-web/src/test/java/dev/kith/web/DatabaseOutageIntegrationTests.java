package dev.kith.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.test.Identities;
import dev.kith.test.Infrastructure;
import dev.kith.test.client.HttpApi;
import dev.kith.test.server.DedicatedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

class DatabaseOutageIntegrationTests {

    private static DedicatedServer postgres;

    @BeforeAll
    static void start() {
        postgres = Infrastructure.dedicatedPostgres();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void answers503WhileItIsAwayAndRecoversByItself() {
        try (var application = startApplication()) {
            var http = Requests.to(application.getWebServer().getPort());
            assertThat(order(http)).isEqualTo(201);
            assertThat(http.get("/health").body()).isEqualTo("ok");

            postgres.stop();
            var refused = http.post("/orders", "{\"text\": \"a book\"}");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isNotEmpty();
            assertThat(http.get("/health/ready").status()).isEqualTo(503);
            assertThat(http.get("/health/live").status()).isEqualTo(200);

            postgres.start();
            await().atMost(Duration.ofSeconds(30)).until(() -> order(http), status -> status == 201);
            assertThat(http.get("/health").body()).isEqualTo("ok");
        }
    }

    @Test
    void waitsForItsDatabaseAtTheStart() throws Exception {
        postgres.stop();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starting = threads.submit(DatabaseOutageIntegrationTests::startApplication);
            postgres.start();
            try (var application = starting.get()) {
                assertThat(order(Requests.to(application.getWebServer().getPort())))
                        .isEqualTo(201);
            }
        }
    }

    private static int order(HttpApi http) {
        return http.post("/orders", "{\"text\": \"a book\"}", "Idempotency-Key", "key-" + System.nanoTime())
                .status();
    }

    private static ServletWebServerApplicationContext startApplication() {
        var arguments = new ArrayList<String>(List.of(
                "--server.port=0",
                "--spring.application.name=test",
                "--INTERNAL_SECRET=" + Identities.INTERNAL_SECRET));
        postgres.properties().forEach((name, value) -> arguments.add("--%s=%s".formatted(name, value)));
        return (ServletWebServerApplicationContext)
                SpringApplication.run(TestApplication.class, arguments.toArray(String[]::new));
    }
}
