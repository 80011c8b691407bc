package dev.kith.fleet.supervisor;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One element of {@code ./kith status --json}.
 *
 * @param pid null while no process runs
 * @param state {@code starting}, {@code ready}, {@code degraded} or {@code down}
 * @param restarts how often it was started again after a death, since {@code up}
 * @param rssMib resident memory of the process and its children
 * @param uptimeSeconds of the process that runs now
 */
public record MemberStatus(
        String name,
        @Nullable Long pid,
        int port,
        String state,
        int restarts,
        @JsonProperty("rss_mib") long rssMib,
        @JsonProperty("uptime_s") long uptimeSeconds) {

    /** Of a component whose fleet does not run. */
    public static MemberStatus down(String name, int port) {
        return new MemberStatus(name, null, port, new State.Down().word(), 0, 0, 0);
    }
}
