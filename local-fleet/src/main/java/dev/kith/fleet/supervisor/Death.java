package dev.kith.fleet.supervisor;

import dev.kith.servers.process.ProcessFailedException;
import java.time.Duration;

/**
 * How one life of a process ended.
 *
 * @param cause for the person at the terminal; its first line says what happened
 * @param readyFor how long it had been ready; zero if it never was
 */
record Death(ProcessFailedException cause, Duration readyFor) {

    String summary() {
        return String.valueOf(cause.getMessage())
                .lines()
                .findFirst()
                .orElse("it ended")
                .replace(" Its last lines:", "");
    }
}
