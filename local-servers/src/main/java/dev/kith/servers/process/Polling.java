package dev.kith.servers.process;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * Repeats a question until the answer is acceptable.
 *
 * @param interval between an answer and the next attempt
 * @param timeout after which there is no further attempt
 */
public record Polling(Duration interval, Duration timeout) {

    /**
     * Asks at least once.
     *
     * @return the first acceptable answer, or else the last one
     */
    public <T, E extends Exception> T until(Predicate<? super T> acceptable, Question<T, E> question)
            throws E, InterruptedException {
        var deadline = System.nanoTime() + timeout.toNanos();
        var answer = question.ask();
        while (!acceptable.test(answer) && System.nanoTime() - deadline < 0) {
            Thread.sleep(interval);
            answer = question.ask();
        }
        return answer;
    }

    /** The question. */
    @FunctionalInterface
    public interface Question<T, E extends Exception> {
        T ask() throws E, InterruptedException;
    }
}
