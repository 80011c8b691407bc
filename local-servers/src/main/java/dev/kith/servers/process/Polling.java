package dev.kith.servers.process;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * Asks again and again.
 *
 * @param interval between an answer and the next question
 * @param patience after which nothing is asked any more
 */
public record Polling(Duration interval, Duration patience) {

    /**
     * Asks at least once.
     *
     * @return the first answer that will do, or the last one if none did
     */
    public <T, E extends Exception> T until(Predicate<? super T> willDo, Question<T, E> question)
            throws E, InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        var answer = question.ask();
        while (!willDo.test(answer) && System.nanoTime() - deadline < 0) {
            Thread.sleep(interval);
            answer = question.ask();
        }
        return answer;
    }

    /** What is asked. */
    @FunctionalInterface
    public interface Question<T, E extends Exception> {
        T ask() throws E, InterruptedException;
    }
}
