package dev.kith.database.outbox;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/** Whether the relay is stuck. Told to the log when it begins and when it ends, however often it is tried between. */
final class Stall {

    private static final Logger log = LoggerFactory.getLogger(Stall.class);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private volatile @Nullable Current current;

    private record Current(String reason, long sinceNanos, BackOffExecution pauses) {}

    boolean lasts() {
        return current != null;
    }

    /** Why the relay is stuck, if it is. */
    Optional<String> reason() {
        return Optional.ofNullable(current).map(Current::reason);
    }

    /** It begins, unless it lasts already. */
    void because(Exception failure) {
        if (current == null) {
            var reason = NestedExceptionUtils.getMostSpecificCause(failure).toString();
            current = new Current(reason, System.nanoTime(), pauses());
            log.warn("Outbox stalls, events wait in the database: {}", reason);
        }
        log.debug("Outbox stalls", failure);
    }

    /** How long to leave Kafka and the database in peace before the next attempt. */
    Duration pause() {
        var stall = current;
        return stall == null ? Duration.ZERO : Duration.ofMillis(stall.pauses().nextBackOff());
    }

    void over() {
        var stall = current;
        if (stall != null) {
            current = null;
            log.info("Outbox moves again after {} s", (System.nanoTime() - stall.sinceNanos()) / 1_000_000_000);
        }
    }

    private static BackOffExecution pauses() {
        var backOff = new ExponentialBackOff(FIRST_PAUSE_MILLIS, 2);
        backOff.setMaxInterval(LONGEST_PAUSE_MILLIS);
        // Instances that lost the same broker do not come back in step.
        backOff.setJitter(FIRST_PAUSE_MILLIS / 2);
        return backOff.start();
    }
}
