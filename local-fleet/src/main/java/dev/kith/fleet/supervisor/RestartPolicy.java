package dev.kith.fleet.supervisor;

import java.time.Duration;

/**
 * When a process that died is started again.
 *
 * @param first the pause before the first new try
 * @param longest what the pause, doubled with every death in a row, never exceeds
 * @param settled a process that was ready for this long is healthy: its death begins a new row
 * @param startAttempts so many deaths in a row before it was ever ready mean that it cannot start
 * @param patience how long one start may take until it is ready
 */
public record RestartPolicy(Duration first, Duration longest, Duration settled, int startAttempts, Duration patience) {

    public static final RestartPolicy DEFAULT = new RestartPolicy(
            Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofSeconds(30), 3, Duration.ofMinutes(5));

    /** The pause after so many deaths in a row, counted from 1. */
    Duration pause(int deathsInARow) {
        var pause = first;
        for (var i = 1; i < deathsInARow && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
