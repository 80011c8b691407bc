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

/** What a supervisor that was killed has left running, where the system did not end it at once. */
public final class Orphans {

    private final Path run;

    /** @param run the folder of the process records */
    public Orphans(Path run) {
        this.run = run;
    }

    /**
     * Ends every process on record, and forgets the records. Call it only while no supervisor runs.
     *
     * @param patience for all of them to end in good order, before force
     * @return the names of those that still ran
     */
    public List<String> end(Duration patience) throws IOException {
        if (!Files.isDirectory(run)) {
            return List.of();
        }
        List<Path> files;
        try (var listed = Files.list(run)) {
            files = listed.filter(ProcessRecord::isRecord).sorted().toList();
        }
        var records = files.stream()
                .map(ProcessRecord::read)
                .flatMap(Optional::stream)
                .toList();
        var names = records.stream()
                .filter(record -> record.process().isPresent())
                .map(ProcessRecord::name)
                .toList();
        end(
                records.stream()
                        .map(ProcessRecord::process)
                        .flatMap(Optional::stream)
                        .toList(),
                patience);
        for (var file : files) {
            Files.deleteIfExists(file);
        }
        return names;
    }

    private static void end(List<ProcessHandle> processes, Duration patience) {
        processes.forEach(ProcessHandle::destroy);
        var allEnded = CompletableFuture.allOf(
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        try {
            allEnded.get(patience.toMillis(), TimeUnit.MILLISECONDS);
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
