package dev.kith.servers.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A session that others go before. Where Linux shares the processors between sessions first, and among the threads of
 * each only then (sched(7), "The autogroup feature"), a thread's own priority holds nothing back from other processes.
 */
public final class AutogroupNice {

    // As the nice value of a thread that has Java's lowest priority.
    private static final String NICE = "10";

    // Who is not root may do this ten times a second, all together.
    private static final Polling TURN = new Polling(Duration.ofMillis(50), Duration.ofSeconds(2));

    private AutogroupNice() {}

    /**
     * Lowers the session of this process. Where the system shares between no sessions, or this is our own, nothing is
     * done.
     */
    public static void lower(long pid) throws InterruptedException {
        var session = sessionOf(Long.toString(pid));
        if (Files.exists(session) && !nameOf(session).equals(nameOf(sessionOf("self")))) {
            var _ = TURN.until(done -> done, () -> lower(session));
        }
    }

    /** What the kernel calls it, such as {@code /autogroup-7}. */
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
