package dev.kith.fleet.supervisor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that a supervisor started, in the file {@code run/<name>.pid}. The system may reuse a process id, but not
 * together with the same start time.
 */
record ProcessRecord(String name, long pid, Instant started) {

    private static final String SUFFIX = ".pid";

    /** Linux computes a start time from the time of the boot, which changes a little when the clock is set. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** Empty if the process has ended. */
    static Optional<ProcessRecord> of(String name, long pid) {
        return startOf(pid).map(started -> new ProcessRecord(name, pid, started));
    }

    /** The record in a file; empty if it cannot be read. */
    static Optional<ProcessRecord> read(Path file) {
        try {
            var words = Files.readString(file).strip().split(" ", -1);
            var name = file.getFileName().toString().replace(SUFFIX, "");
            return Optional.of(new ProcessRecord(name, Long.parseLong(words[0]), Instant.parse(words[1])));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    static Path file(Path folder, String name) {
        return folder.resolve(name + SUFFIX);
    }

    static boolean isRecord(Path file) {
        return file.toString().endsWith(SUFFIX);
    }

    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(file(folder, name), "%d %s\n".formatted(pid, started), StandardCharsets.UTF_8);
    }

    /** A record that cannot be deleted does no harm, because its process has ended. */
    static void delete(String name, Path folder) {
        try {
            Files.deleteIfExists(file(folder, name));
        } catch (IOException harmless) {
            // A later reader finds that the process has ended.
        }
    }

    /** The recorded process, if it still runs. */
    Optional<ProcessHandle> process() {
        return startOf(pid)
                .filter(start -> Duration.between(start, started).abs().compareTo(TOLERANCE) <= 0)
                .flatMap(same -> ProcessHandle.of(pid));
    }

    private static Optional<Instant> startOf(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().startInstant());
    }
}
