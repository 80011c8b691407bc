package dev.kith.fleettests;

import static dev.kith.fleettests.Patience.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is killed comes back with its data, and the fleet works again. */
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
    void whatIsKilledIsRestartedWithItsData(String component) {
        var before = Person.joinsAndHasProfile();

        Fleet.kill(component).awaitReturn();

        await().until(() -> before.api().get("/api/profile/" + before.id()).status() == 200);
        Person.joinsAndHasProfile();
    }
}
