package dev.kith.auth.throttle;

import java.time.Duration;
import java.time.Instant;

/**
 * What was counted by a key when a try began.
 *
 * @param forgivenAt when the last failure counts no more
 * @param failedAt when the last failure was
 * @param inFlight how many other tries have not ended yet: each may be one more failure
 */
record Count(String key, Instant triedAt, Instant forgivenAt, Instant failedAt, int inFlight) {

    /**
     * Whether the other tries must end before anybody knows whether this one may be: all together may use up what is
     * free, and no more.
     */
    boolean isOpen(Allowance allowance) {
        return inFlight > 0 && failures(allowance) + inFlight >= allowance.free();
    }

    /** By how much the try came before the end of the delay. */
    Duration early(Allowance allowance, ThrottleProperties limits) {
        var delay = limits.delay(failures(allowance), allowance.free());
        var early = delay.minus(Duration.between(failedAt, triedAt));
        return early.isNegative() ? Duration.ZERO : early;
    }

    // One that is forgiven in part counts.
    private int failures(Allowance allowance) {
        var owed = Duration.between(triedAt, forgivenAt);
        return Math.clamp(Math.ceilDiv(owed.toMillis(), allowance.forgiveness().toMillis()), 0, Integer.MAX_VALUE);
    }
}
