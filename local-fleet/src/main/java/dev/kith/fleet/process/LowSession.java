package dev.kith.fleet.process;

import java.util.ArrayList;
import java.util.List;

/**
 * A session that others go before. Where Linux shares the processors between sessions first, and among the threads of each only then
 * (sched(7), "The autogroup feature"), a thread's own priority holds nothing back from other processes.
 */
public final class LowSession {

    // As the nice value of a thread that has Java's lowest priority. Where there is no such file, nothing is done.
    private static final String SCRIPT = "{ echo 10 >/proc/self/autogroup; } 2>/dev/null; exec \"$@\"";

    private LowSession() {}

    /** The same command, which lowers the session that it is started in and goes on as the same process. */
    public static List<String> of(List<String> command) {
        var lowered = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "sh"));
        lowered.addAll(command);
        return lowered;
    }
}
