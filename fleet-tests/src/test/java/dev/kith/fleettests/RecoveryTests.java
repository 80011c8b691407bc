package dev.kith.fleettests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is killed comes back with its data, and the fleet works again. */
class RecoveryTests {

    @BeforeEach
    void onlyOursMayBeKilled() {
        assumeTrue(Fleet.isOurs(), "the fleet at KITH_URL is not ours to kill");
        Fleet.gateway();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "profile", "gateway", "kafka", "postgres"})
    void whatIsKilledIsRestartedWithItsData(String name) {
        var before = Person.joinsAndHasProfile();
        var killed = Fleet.status(name);
        ProcessHandle.of(killed.path("pid").asLong()).orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    var status = Fleet.status(name);
                    assertThat(status.path("state").asString()).isEqualTo("ready");
                    assertThat(status.path("restarts").asInt())
                            .isGreaterThan(killed.path("restarts").asInt());
                    assertThat(status.path("pid").asLong())
                            .isNotEqualTo(killed.path("pid").asLong());
                });
        await().atMost(Duration.ofSeconds(60))
                .until(() -> before.api().get("/api/profile/" + before.id()).status() == 200);
        Person.joinsAndHasProfile();
    }
}
