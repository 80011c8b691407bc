package dev.kith.fleet.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FleetPortsTests {

    @Test
    void addsTheOffsetToEveryPort() {
        var ports = FleetPorts.of(Map.of("KITH_PORT_OFFSET", "300"));

        assertThat(ports.of(8080)).isEqualTo(8380);
        assertThat(FleetPorts.management(ports.of(8080))).isEqualTo(18380);
    }

    @Test
    void usesTheDefaultPortsWithoutAnOffset() {
        assertThat(FleetPorts.of(Map.of()).of(8080)).isEqualTo(8080);
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "-1", "60000", "1.5"})
    void refusesAnInvalidOffsetAndNamesTheVariable(String value) {
        assertThatThrownBy(() -> FleetPorts.of(Map.of("KITH_PORT_OFFSET", value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("KITH_PORT_OFFSET")
                .hasMessageContaining(value);
    }
}
