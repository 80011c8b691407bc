package dev.kith.fleettests;

import static dev.kith.fleettests.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is killed comes back with its data, and whoever was using it goes on. */
class RecoveryTests {

    @BeforeAll
    static void onlyOursMayBeKilled() {
        assumeFalse(Fleet.components().isEmpty(), "the fleet at KITH_URL is not ours to kill");
    }

    static List<String> components() {
        return Fleet.components();
    }

    @ParameterizedTest
    @MethodSource("components")
    void whatIsKilledInUseIsRestartedAndNothingIsLostOrDoubled(String component) {
        var diarist = new Diarist();

        try (diarist) {
            diarist.awaitMore(2);
            Fleet.kill(component).awaitReturn();
            diarist.awaitMore(2);
        }

        assertThat(diarist.published()).containsExactlyInAnyOrderElementsOf(diarist.acknowledged());
        assertThat(diarist.noted()).containsExactlyInAnyOrderElementsOf(diarist.acknowledged());
        await().until(diarist::hasProfile);
        Person.joinsAndHasProfile();
    }
}
