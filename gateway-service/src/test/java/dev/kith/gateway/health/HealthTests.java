package dev.kith.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.gateway.testing.Fleet;
import dev.kith.gateway.testing.Gateway;
import dev.kith.gateway.testing.Service;
import dev.kith.test.Infrastructure;
import dev.kith.test.OpenApi;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HealthTests {

    @RegisterExtension
    static final Fleet FLEET = new Fleet()
            .with("MANAGEMENT_PORT", "0")
            .with("KAFKA_BROKER", Infrastructure.kafkaBroker())
            .with("KAFKA_TOPIC_PREFIX", "test-%s-".formatted(UUID.randomUUID()));

    @BeforeEach
    void begin() {
        for (var service : List.of(FLEET.auth, FLEET.profile)) {
            service.start();
            service.at("/health/ready", exchange -> Service.answer(exchange, 200, "ok"));
        }
        await().until(() -> state().equals("ready"));
    }

    @Test
    void theFleetIsReadyWhenAllServicesAre() {
        await().untilAsserted(() -> {
            var answer = FLEET.http()
                    .describedBy(OpenApi.of("openapi.yaml"))
                    .get("/health")
                    .is(200);
            assertThat(JsonMapper.shared().readTree(answer.body()))
                    .isEqualTo(JsonMapper.shared()
                            .readTree(
                                    "{\"status\":\"ready\",\"services\":{\"auth\":\"ready\",\"profile\":\"ready\"}}"));
        });
    }

    @Test
    void itIsDegradedWithoutOneServiceAndDownWithoutAll() {
        FLEET.profile.stop();
        await().until(() -> state().equals("degraded"));
        assertThat(FLEET.http().get("/health").status()).isEqualTo(200);
        FLEET.auth.stop();
        await().until(() -> state().equals("down"));
        assertThat(FLEET.http().get("/health").status()).isEqualTo(503);
        assertThat(FLEET.http().get("/health/live").status()).isEqualTo(200);
        assertThat(FLEET.http().get("/health/ready").status()).isEqualTo(200);
    }

    @Test
    void answersAsTheSpecificationSays() {
        var spec = OpenApi.of("openapi.yaml");
        for (var path : new String[] {"/health", "/health/live", "/health/ready", "/openapi.yaml"}) {
            FLEET.http().describedBy(spec).get(path).is(200);
        }
    }

    @Test
    void servesTheSpecificationOfTheWholeFleet() {
        assertThat(FLEET.http().get("/openapi.yaml").body())
                .startsWith("openapi: 3.1")
                .contains("/health/live:", "/api/auth/register:");
    }

    @Test
    void aServiceThatIsUpButNotReadyCountsAsDown() {
        FLEET.profile.at("/health/ready", exchange -> Service.answer(exchange, 503, "starting"));
        await().until(() -> state().equals("degraded"));
    }

    @Test
    void aServiceThatSaysItIsDegradedIsNamed() {
        FLEET.auth.at("/health/ready", exchange -> Service.answer(exchange, 200, "degraded"));
        await().untilAsserted(() -> {
            var answer = FLEET.http()
                    .describedBy(OpenApi.of("openapi.yaml"))
                    .get("/health")
                    .is(200);
            assertThat(JsonMapper.shared().readTree(answer.body()).path("services"))
                    .isEqualTo(JsonMapper.shared().readTree("{\"auth\":\"degraded\",\"profile\":\"ready\"}"));
        });
    }

    @Test
    void theServicesAreNotAskedForEachRequest() {
        var asked = new AtomicInteger();
        FLEET.profile.at("/health/ready", exchange -> {
            asked.incrementAndGet();
            Service.answer(exchange, 200, "ok");
        });
        var begin = System.nanoTime();
        IntStream.range(0, 300).parallel().forEach(each -> FLEET.http().get("/health"));
        var seconds = (System.nanoTime() - begin) / 1_000_000_000;
        assertThat((long) asked.get()).isLessThanOrEqualTo(seconds + 2);
    }

    @Test
    void theManagementPortHasActuatorAndThePublicOneHasNot() {
        var management = Gateway.client(FLEET.gateway().managementPort());
        assertThat(management.get("/actuator/health").status()).isEqualTo(200);
        assertThat(management.get("/actuator/prometheus").body()).contains("jvm_memory_used_bytes");
        assertThat(management.get("/actuator/gateway").status()).isEqualTo(404);
        assertThat(management.get("/actuator/env").status()).isEqualTo(404);
        assertThat(management.get("/api/profile/x").status()).isEqualTo(404);
        assertThat(FLEET.http().get("/actuator/prometheus").status()).isEqualTo(404);
    }

    private static String state() {
        JsonNode health =
                JsonMapper.shared().readTree(FLEET.http().get("/health").body());
        return health.path("status").asString();
    }
}
