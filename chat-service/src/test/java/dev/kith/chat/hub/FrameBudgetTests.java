package dev.kith.chat.hub;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameBudgetTests {

    private static final int RATE = 30;
    private static final int BURST = 60;

    private final FrameBudget budget = new FrameBudget(RATE, BURST, 0);
    private long now;

    @Test
    void grantsABurstThenTheRate() {
        assertThat(waitsOf(BURST)).isZero();
        assertThat(waitsOf(3 * RATE)).isBetween(SECONDS.toNanos(3) - 1_000, SECONDS.toNanos(3));
    }

    @Test
    void holdsNoMoreThanTheBurst() {
        now = SECONDS.toNanos(3_600);
        assertThat(waitsOf(BURST)).isZero();
        assertThat(waitsOf(1)).isPositive();
    }

    @Test
    void doesNotCountTheTimeInWhichNothingWasRead() {
        handle(SECONDS.toNanos(5));
        assertThat(waitsOf(5 * RATE)).isZero();
        for (var i = 0; i < 100; i++) {
            now += SECONDS.toNanos(1) / RATE;
            assertThat(waitsOf(1)).isZero();
        }
    }

    @Test
    void losesThatExcessWithTime() {
        handle(SECONDS.toNanos(5));
        now += SECONDS.toNanos(5);
        assertThat(waitsOf(BURST)).isZero();
        assertThat(waitsOf(1)).isPositive();
    }

    @Test
    void isExhaustedByAClientThatDoesNotStop() {
        waitsOf(BURST + 10 * RATE);
        assertThat(budget.isExhausted()).isFalse();
        waitsOf(1);
        assertThat(budget.isExhausted()).isTrue();
    }

    @Test
    void isExhaustedByTwiceTheRate() {
        for (var i = 1; i <= 1_000; i++) {
            now = Math.max(now, i * SECONDS.toNanos(1) / (2 * RATE));
            handle(0);
        }
        assertThat(budget.isExhausted()).isTrue();
    }

    @Test
    void recoversAfterAPause() {
        waitsOf(BURST + 9 * RATE);
        now += SECONDS.toNanos(3);
        waitsOf(BURST + 9 * RATE);
        assertThat(budget.isExhausted()).isFalse();
    }

    @Test
    void delaysNoMoreAfterASleepThatTookTooLong() {
        waitsOf(BURST);
        now += budget.take(now) + MILLISECONDS.toNanos(100);
        budget.excuse(now);
        assertThat(waitsOf(3)).isZero();
    }

    /** The sum of the delays of this number of frames that arrive at once. */
    private long waitsOf(int frames) {
        var began = now;
        for (var i = 0; i < frames; i++) {
            handle(0);
        }
        return now - began;
    }

    private void handle(long nanos) {
        now += budget.take(now) + nanos;
        budget.excuse(now);
    }
}
