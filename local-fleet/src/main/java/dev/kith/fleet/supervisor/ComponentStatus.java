package dev.kith.fleet.supervisor;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One element of {@code ./kith status --json}.
 *
 * @param pid null while no process runs
 * @param restarts how often the process was started again after it ended by itself, since {@code up}
 * @param rssMib resident memory of the process and its children
 * @param uptimeSeconds of the process that runs now
 */
public record ComponentStatus(
        String name,
        @Nullable Long pid,
        int port,
        State state,
        int restarts,
        @JsonProperty("rss_mib") long rssMib,
        @JsonProperty("uptime_s") long uptimeSeconds) {

    /** Of a component whose fleet is not running. */
    public static ComponentStatus down(String name, int port) {
        return new ComponentStatus(name, null, port, State.DOWN, 0, 0, 0);
    }

    /** In JSON and in the table its name in lower case. */
    public enum State {
        /** A process runs, and was not ready yet. */
        @JsonProperty("starting")
        STARTING,
        @JsonProperty("ready")
        READY,
        /** The process was ready and is not ready now: something that it needs is missing, or it hangs. */
        @JsonProperty("degraded")
        DEGRADED,
        /** No process: not started yet, stopped, or waiting for its next start. */
        @JsonProperty("down")
        DOWN
    }
}
