package dev.kith.fleet.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.fleet.supervisor.ComponentStatus.State;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ComponentStatusTests {

    private final JsonMapper json = JsonMapper.shared();

    @Test
    void hasTheDocumentedJsonNames() {
        var status = new ComponentStatus("auth", 4711L, 8081, State.READY, 2, 180, 61);

        assertThat(json.readTree(json.writeValueAsString(status))).isEqualTo(json.readTree("""
                {"name": "auth", "pid": 4711, "port": 8081, "state": "ready", "restarts": 2, "rss_mib": 180, "uptime_s": 61}
                """));
    }

    @Test
    void hasNullForAMissingProcess() {
        assertThat(json.readTree(json.writeValueAsString(ComponentStatus.down("auth", 8081))))
                .isEqualTo(json.readTree("""
                {"name": "auth", "pid": null, "port": 8081, "state": "down", "restarts": 0, "rss_mib": 0, "uptime_s": 0}
                """));
    }
}
