package dev.kith.fleet.springboot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints what Linux calls the nice value of a thread that has Java's lowest priority. */
final class LowPriority {

    // proc_pid_stat(5): the 19th field; the second is the name in parentheses, which may hold spaces.
    private static final int BEHIND_THE_NAME = 16;

    private LowPriority() {}

    @SuppressWarnings("ThreadPriorityCheck") // It is what is tested.
    static void main() throws InterruptedException {
        Thread.ofPlatform()
                .priority(Thread.MIN_PRIORITY)
                .start(LowPriority::print)
                .join();
    }

    private static void print() {
        try {
            var stat = Files.readString(Path.of("/proc/thread-self/stat"));
            System.out.print(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[BEHIND_THE_NAME]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
