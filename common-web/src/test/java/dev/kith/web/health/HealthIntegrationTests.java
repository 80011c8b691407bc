package dev.kith.web.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.test.client.HttpApi;
import dev.kith.web.Requests;
import dev.kith.web.WithDatabase;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@WithDatabase
@TestPropertySource(properties = "MANAGEMENT_PORT=0")
@Import(HealthIntegrationTests.Kafka.class)
class HealthIntegrationTests {

    private final HttpApi http;
    private final HttpApi management;
    private final ApplicationContext application;
    private final Kafka kafka;

    @Autowired
    HealthIntegrationTests(
            @LocalServerPort int port,
            @LocalManagementPort int managementPort,
            ApplicationContext application,
            Kafka kafka) {
        this.http = Requests.to(port);
        this.management = Requests.to(managementPort);
        this.application = application;
        this.kafka = kafka;
    }

    @TestConfiguration
    static class Kafka {

        final AtomicReference<Status> status = new AtomicReference<>(Status.UP);

        @Bean
        HealthIndicator kafkaHealthIndicator() {
            return () -> Health.status(status.get()).build();
        }
    }

    @AfterEach
    void restore() {
        kafka.status.set(Status.UP);
        AvailabilityChangeEvent.publish(application, ReadinessState.ACCEPTING_TRAFFIC);
    }

    @Test
    void saysOkInOneWord() {
        var response = http.get("/health");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("ok");
        assertThat(response.header("Content-Type")).startsWith("text/plain");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(http.send("HEAD", "/health", "").status()).isEqualTo(200);
    }

    @Test
    void staysReadyWhileItIsDegraded() {
        kafka.status.set(new Status("DEGRADED"));

        assertThat(http.get("/health").status()).isEqualTo(200);
        assertThat(http.get("/health").body()).isEqualTo("degraded");
        assertThat(http.get("/health/ready").status()).isEqualTo(200);
        assertThat(http.get("/health", "Accept", "application/json").body())
                .contains("\"status\":\"degraded\"", "\"database\":\"ok\"", "\"kafka\":\"degraded\"");
    }

    @Test
    void isNotReadyWhileItRefusesTraffic() {
        AvailabilityChangeEvent.publish(application, ReadinessState.REFUSING_TRAFFIC);

        assertThat(http.get("/health/ready").status()).isEqualTo(503);
        assertThat(http.get("/health/ready").body()).isEqualTo("traffic unavailable");
        assertThat(http.get("/health/live").status()).isEqualTo(200);
    }

    @Test
    void hasMetricsOnlyOnTheManagementPort() {
        http.get("/things/greeting");

        // A request is counted after its response is sent.
        await().untilAsserted(
                        () -> assertThat(management.get("/actuator/prometheus").body())
                                .contains("http_server_requests_seconds_count", "hikaricp_connections"));
        assertThat(management.get("/actuator/health").status()).isEqualTo(200);
        assertThat(management.get("/actuator/env").status()).isEqualTo(404);
        assertThat(http.get("/actuator/prometheus").status()).isEqualTo(404);
    }
}
