package dev.kith.auth.throttle;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A try that was counted as a failure.
 *
 * @param before how many failures there were before it
 * @param previous when the last of those was; null if there was none
 */
record Failure(String key, int before, @Nullable Instant previous, Instant failedAt) {

    /**
     * By how much it came before the end of a delay.
     *
     * @param delay after the failures before it
     */
    Duration early(Duration delay) {
        if (previous == null) {
            return Duration.ZERO;
        }
        var early = delay.minus(Duration.between(previous, failedAt));
        return early.isNegative() ? Duration.ZERO : early;
    }
}
