package dev.kith.fleet.supervisor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Resident memory (RSS) of processes. */
public final class ResidentMemory {

    private static final String RESIDENT = "VmRSS:";

    private ResidentMemory() {}

    /** Of the process and its descendants, in MiB; shared pages count for each of them. 0 if it has ended. */
    public static long mebibytes(long pid) {
        var kibibytes = ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToLong(process -> kibibytes(process.pid()))
                .sum();
        return Math.round(kibibytes / 1024.0);
    }

    /** Of the process without its descendants, in MiB. */
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

    /** A zombie process has no such line. */
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
