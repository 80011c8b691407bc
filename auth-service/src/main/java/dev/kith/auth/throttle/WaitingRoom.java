package dev.kith.auth.throttle;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Where tries wait that depend on how others end. Each asks again and again, holding no database connection in between:
 * the others may be on another instance. Seats and patience bound what that costs.
 */
@Component
class WaitingRoom {

    private static final int SEATS = 64;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int ROUNDS = 50;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Semaphore seats = new Semaphore(SEATS);

    /**
     * Waits for an answer.
     *
     * @param question empty as long as there is none
     * @throws ProblemException 503 with {@code Retry-After} where too many wait already, or it takes too long
     */
    <T> T await(Supplier<Optional<T>> question) {
        var answer = question.get();
        if (answer.isPresent()) {
            return answer.get();
        }
        if (!seats.tryAcquire()) {
            throw later();
        }
        try {
            for (var round = 0; round < ROUNDS && answer.isEmpty(); round++) {
                Thread.sleep(PAUSE);
                answer = question.get();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            seats.release();
        }
        return answer.orElseThrow(WaitingRoom::later);
    }

    private static ProblemException later() {
        return ProblemException.later(ProblemType.UNAVAILABLE, "too many passwords are being checked", RETRY_AFTER);
    }
}
