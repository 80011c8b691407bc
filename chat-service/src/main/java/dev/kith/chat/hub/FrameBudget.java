package dev.kith.chat.hub;

/** How many frames may still come in: a bucket that holds a burst and is refilled at the rate. */
final class FrameBudget {

    enum Verdict {
        WITHIN,
        OVER,
        /** So often over it, without a pause, as the whole bucket holds. */
        FAR_OVER
    }

    private final double perMilli;
    private final double burst;
    private double left;
    private int excess;
    private long asked;

    FrameBudget(int perSecond, int burst, long nowMillis) {
        this.perMilli = perSecond / 1_000.0;
        this.burst = burst;
        this.left = burst;
        this.asked = nowMillis;
    }

    Verdict take(long nowMillis) {
        left = Math.min(burst, left + (nowMillis - asked) * perMilli);
        asked = nowMillis;
        if (left == burst) {
            // Forgiven after a pause only, or every frame within the rate would excuse one outside it.
            excess = 0;
        }
        if (left >= 1) {
            left--;
            return Verdict.WITHIN;
        }
        excess++;
        return excess > burst ? Verdict.FAR_OVER : Verdict.OVER;
    }
}
