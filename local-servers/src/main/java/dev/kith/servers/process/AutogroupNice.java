package dev.kith.servers.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The nice value of a process's session. Linux shares the processors between sessions first, and then among the threads
 * of each (sched(7), "The autogroup feature"), so that the priority of a thread does not affect other sessions.
 */
public final class AutogroupNice {

    // The nice value of a thread with Java's lowest priority.
    private static final String NICE = "10";

    // Linux accepts only ten such changes a second from all users but root.
    private static final Polling RETRY = new Polling(Duration.ofMillis(50), Duration.ofSeconds(2));

    private AutogroupNice() {}

    /**
     * Lowers the priority of the process's session. Does nothing if the system has no autogroups, or if it is this
     * JVM's own session.
     */
    public static void lower(long pid) throws InterruptedException {
        var session = sessionOf(Long.toString(pid));
        if (Files.exists(session) && !nameOf(session).equals(nameOf(sessionOf("self")))) {
            var _ = RETRY.until(done -> done, () -> lower(session));
        }
    }

    /** The kernel's name for it, such as {@code /autogroup-7}. */
    static String nameOf(Path session) {
        try {
            return Files.readString(session).split(" ", 2)[0];
        } catch (IOException gone) {
            return "";
        }
    }

    static Path sessionOf(String process) {
        return Path.of("/proc/%s/autogroup".formatted(process));
    }

    private static boolean lower(Path session) {
        try {
            Files.writeString(session, NICE);
            return true;
        } catch (IOException notNow) {
            return false;
        }
    }
}
