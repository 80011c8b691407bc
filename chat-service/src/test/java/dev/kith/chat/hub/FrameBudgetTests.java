package dev.kith.chat.hub;

import static dev.kith.chat.hub.FrameBudget.Verdict.FAR_OVER;
import static dev.kith.chat.hub.FrameBudget.Verdict.OVER;
import static dev.kith.chat.hub.FrameBudget.Verdict.WITHIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameBudgetTests {

    private final FrameBudget budget = new FrameBudget(30, 60, 0);

    @Test
    void grantsABurstThenTheRate() {
        assertThat(takes(60, 0)).containsOnly(WITHIN);
        assertThat(budget.take(0)).isEqualTo(OVER);
        assertThat(takes(30, 1_001)).containsOnly(WITHIN);
        assertThat(budget.take(1_001)).isEqualTo(OVER);
    }

    @Test
    void holdsNoMoreThanTheBurst() {
        assertThat(takes(60, 3_600_000)).containsOnly(WITHIN);
        assertThat(budget.take(3_600_000)).isEqualTo(OVER);
    }

    @Test
    void endsForWhoDoesNotStop() {
        takes(60, 0);
        assertThat(takes(60, 0)).containsOnly(OVER);
        assertThat(budget.take(0)).isEqualTo(FAR_OVER);
    }

    @Test
    void endsForWhoKeepsToTwiceTheRate() {
        var verdicts = IntStream.rangeClosed(1, 600).mapToObj(i -> budget.take(i * 1_000 / 60));
        assertThat(verdicts).contains(FAR_OVER);
    }

    @Test
    void forgivesAfterAPause() {
        takes(110, 0);
        assertThat(takes(60, 10_000)).containsOnly(WITHIN);
        assertThat(takes(60, 10_000)).containsOnly(OVER);
    }

    private FrameBudget.Verdict[] takes(int frames, long atMillis) {
        return IntStream.range(0, frames).mapToObj(_ -> budget.take(atMillis)).toArray(FrameBudget.Verdict[]::new);
    }
}
