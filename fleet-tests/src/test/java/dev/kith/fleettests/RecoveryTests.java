package dev.kith.fleettests;

import static dev.kith.fleettests.LongAwait.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A killed component comes back with its data, and its clients go on. */
class RecoveryTests {

    @BeforeAll
    static void requireOwnFleet() {
        assumeFalse(Fleet.components().isEmpty(), "the fleet at KITH_URL is not ours to kill");
    }

    static List<String> components() {
        return Fleet.components();
    }

    @ParameterizedTest
    @MethodSource("components")
    void killedComponentIsRestartedAndNothingIsLostOrDuplicated(String component) {
        var author = new RetryingAuthor();

        try (author) {
            author.awaitMore(2);
            Fleet.kill(component).awaitRestart();
            author.awaitMore(2);
        }

        assertThat(author.published()).containsExactlyInAnyOrderElementsOf(author.acknowledged());
        assertThat(author.noted()).containsExactlyInAnyOrderElementsOf(author.acknowledged());
        await().until(author::hasProfile);
        Person.registerWithProfile();
    }
}
