package dev.kith.fleet.supervisor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The processes of a supervisor that was killed, on systems that do not end them at once.
 *
 * @param run the folder of the process records
 */
public record Orphans(Path run) {

    /**
     * Ends every recorded process, and deletes the records. Call it only while no supervisor runs.
     *
     * @param timeout for all of them to end in good order, before force
     * @return the names of those that were still running
     */
    public List<String> end(Duration timeout) throws IOException {
        if (!Files.isDirectory(run)) {
            return List.of();
        }
        List<Path> files;
        try (var listed = Files.list(run)) {
            files = listed.filter(ProcessRecord::isRecord).sorted().toList();
        }
        var running = files.stream()
                .map(ProcessRecord::read)
                .flatMap(Optional::stream)
                .filter(record -> record.process().isPresent())
                .toList();
        end(
                running.stream()
                        .map(ProcessRecord::process)
                        .flatMap(Optional::stream)
                        .toList(),
                timeout);
        for (var file : files) {
            Files.deleteIfExists(file);
        }
        return running.stream().map(ProcessRecord::name).toList();
    }

    private static void end(List<ProcessHandle> processes, Duration timeout) {
        processes.forEach(ProcessHandle::destroy);
        var allEnded = CompletableFuture.allOf(
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        try {
            allEnded.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooSlow) {
            processes.forEach(ProcessHandle::destroyForcibly);
            allEnded.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * A process that a supervisor started, in the file {@code run/<name>.pid}. The system may reuse a process id, but
     * not together with the same start time.
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
}
