package dev.kith.fleet.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
}
