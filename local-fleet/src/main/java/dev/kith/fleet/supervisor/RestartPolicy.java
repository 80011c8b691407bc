package dev.kith.fleet.supervisor;

import java.time.Duration;

/**
 * When a process that ended by itself is started again.
 *
 * @param first the pause before the first new attempt
 * @param longest the limit of the pause, which doubles with every exit in a row
 * @param healthy a process that was ready for this long is healthy: its exit begins a new row
 * @param startAttempts the number of exits in a row, without having been ready, that mean that it cannot start
 * @param timeout of one start, until the process is ready
 */
public record RestartPolicy(Duration first, Duration longest, Duration healthy, int startAttempts, Duration timeout) {

    public static final RestartPolicy DEFAULT = new RestartPolicy(
            Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofSeconds(30), 3, Duration.ofMinutes(5));

    /** The pause after this many exits in a row, counted from 1. */
    Duration pause(int exitsInARow) {
        var pause = first;
        for (var i = 1; i < exitsInARow && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
