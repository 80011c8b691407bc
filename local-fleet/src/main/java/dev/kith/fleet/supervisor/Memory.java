package dev.kith.fleet.supervisor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Resident memory (RSS) of processes. */
public final class Memory {

    private static final String RESIDENT = "VmRSS:";

    private Memory() {}

    /** Of the process and all that it started, in MiB; pages that they share count for each. 0 if it has ended. */
    public static long mebibytes(long pid) {
        var kibibytes = ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToLong(process -> kibibytes(process.pid()))
                .sum();
        return Math.round(kibibytes / 1024.0);
    }

    /** Of the process without what it started, in MiB. */
    public static long alone(long pid) {
        return Math.round(kibibytes(pid) / 1024.0);
    }

    private static long kibibytes(long pid) {
        try {
            return fromProc(pid);
        } catch (NoSuchFileException goneOrNotLinux) {
            return fromPs(pid);
        } catch (IOException endedMeanwhile) {
            return 0;
        }
    }

    /** Nothing is resident of a process that has ended and waits for its parent to notice. */
    private static long fromProc(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/%d/status".formatted(pid))).stream()
                .filter(line -> line.startsWith(RESIDENT))
                .mapToLong(line -> Long.parseLong(
                        line.substring(RESIDENT.length()).replace("kB", "").strip()))
                .findFirst()
                .orElse(0);
    }

    private static long fromPs(long pid) {
        try {
            var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            var output = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return output.isEmpty() ? 0 : Long.parseLong(output);
        } catch (IOException noPs) {
            return 0;
        }
    }
}
