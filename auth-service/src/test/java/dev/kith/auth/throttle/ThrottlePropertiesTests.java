package dev.kith.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThrottlePropertiesTests {

    private final ThrottleProperties limits = new ThrottleProperties(
            5, 50, 20, Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofMinutes(15), Duration.ofDays(90));

    @Test
    void makesNobodyWaitAtFirst() {
        assertThat(IntStream.range(0, 5).mapToObj(failures -> limits.delay(failures, 5)))
                .containsOnly(Duration.ZERO);
    }

    @Test
    void doublesTheDelayWithEachFailureUpToTheLongest() {
        assertThat(IntStream.range(5, 17)
                        .mapToObj(failures -> limits.delay(failures, 5).toSeconds()))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 900L, 900L);
    }

    @Test
    void knowsANetworkForLongerThanASessionLives() {
        assertThat(limits.memory()).isEqualTo(Duration.ofDays(120));
    }

    @Test
    void keepsTheLongestDelayHoweverManyFailures() {
        assertThat(limits.delay(Integer.MAX_VALUE, 1)).isEqualTo(Duration.ofMinutes(15));
    }
}
