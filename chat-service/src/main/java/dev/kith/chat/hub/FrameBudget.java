package dev.kith.chat.hub;

/**
 * The rate limit of one socket: a token bucket that holds a burst. While a frame is handled nothing is read, and the
 * frames that the client sends meanwhile arrive at once afterwards. That time therefore fills the bucket beyond the
 * burst; the excess decreases while no frame arrives.
 */
final class FrameBudget {

    /** How long a client may exceed the rate without a pause. */
    private static final int TOLERANCE_SECONDS = 10;

    private final double perNano;
    private final double burst;
    private final int tolerance;
    private double left;
    private long since;
    private int delayed;

    /** @param now from {@link System#nanoTime}, as in all methods */
    FrameBudget(int perSecond, int burst, long now) {
        this.perNano = perSecond / 1e9;
        this.burst = burst;
        this.tolerance = perSecond * TOLERANCE_SECONDS;
        this.left = burst;
        this.since = now;
    }

    /** Takes a token for a frame, and returns how many nanoseconds the frame has to wait. */
    long take(long now) {
        var granted = (now - since) * perNano;
        left = left > burst ? Math.max(burst, left - granted) : Math.min(burst, left + granted);
        since = now;
        if (left >= burst) {
            // Only after a pause: otherwise every frame within the rate would excuse one beyond it.
            delayed = 0;
        }
        left--;
        if (left >= 0) {
            return 0;
        }
        delayed++;
        return (long) (-left / perNano);
    }

    /** Nothing was read since the last call. */
    void excuse(long now) {
        left += (now - since) * perNano;
        since = now;
    }

    /** Whether the client has exceeded the rate for too long. */
    boolean isExhausted() {
        return delayed > tolerance;
    }
}
