package dev.kith.fleet.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RestartPolicyTests {

    private final RestartPolicy policy = new RestartPolicy(
            Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(30), 3, Duration.ofSeconds(60));

    @Test
    void doublesThePauseWithEveryExitInARowUpToTheLongest() {
        assertThat(IntStream.rangeClosed(1, 6).mapToObj(policy::pause).map(Duration::toSeconds))
                .containsExactly(1L, 2L, 4L, 8L, 10L, 10L);
    }

    @Test
    void neverExceedsTheLongestPause() {
        assertThat(policy.pause(1_000_000)).isEqualTo(Duration.ofSeconds(10));
    }
}
