package dev.kith.fleet.springboot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints the Linux nice value of a thread with Java's lowest priority. */
final class LowPriority {

    // proc_pid_stat(5): the 19th field. The second is the name in parentheses, which may contain spaces.
    private static final int INDEX_AFTER_NAME = 16;

    private LowPriority() {}

    @SuppressWarnings("ThreadPriorityCheck") // This is what the test is about.
    static void main() throws InterruptedException {
        Thread.ofPlatform()
                .priority(Thread.MIN_PRIORITY)
                .start(LowPriority::print)
                .join();
    }

    private static void print() {
        try {
            var stat = Files.readString(Path.of("/proc/thread-self/stat"));
            System.out.print(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[INDEX_AFTER_NAME]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
