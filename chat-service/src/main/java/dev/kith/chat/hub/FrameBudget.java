package dev.kith.chat.hub;

/**
 * How soon the next frame may be handled: a bucket that holds a burst and is refilled at the rate. While a frame is
 * handled nothing more is read, and what the client sends meanwhile comes at once afterwards: that time refills the
 * bucket beyond the burst. What is beyond it goes again with the time in which nothing comes.
 */
final class FrameBudget {

    /** For how long a client may be held back without a pause. */
    private static final int PATIENCE_SECONDS = 10;

    private final double perNano;
    private final double burst;
    private final int patience;
    private double left;
    private long since;
    private int heldBack;

    /** @param now as {@link System#nanoTime} has it, here and everywhere */
    FrameBudget(int perSecond, int burst, long now) {
        this.perNano = perSecond / 1e9;
        this.burst = burst;
        this.patience = perSecond * PATIENCE_SECONDS;
        this.left = burst;
        this.since = now;
    }

    /** A frame has come. Returns how many nanoseconds it has to wait. */
    long take(long now) {
        var granted = (now - since) * perNano;
        left = left > burst ? Math.max(burst, left - granted) : Math.min(burst, left + granted);
        since = now;
        if (left >= burst) {
            // Forgiven after a pause only, or every frame within the rate would excuse one outside it.
            heldBack = 0;
        }
        left--;
        if (left >= 0) {
            return 0;
        }
        heldBack++;
        return (long) (-left / perNano);
    }

    /** Since the last call nothing was read. */
    void excuse(long now) {
        left += (now - since) * perNano;
        since = now;
    }

    /** Whether the client goes on and on at more than the rate. */
    boolean isExhausted() {
        return heldBack > patience;
    }
}
