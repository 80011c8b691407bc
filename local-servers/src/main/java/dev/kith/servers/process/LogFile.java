package dev.kith.servers.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The part of a log file that one run wrote.
 *
 * @param start the size of the file when the run began
 */
record LogFile(Path path, long start) {

    static final long LONG = 8L << 20;

    private static final int TAIL_LINES = 12;
    private static final int TAIL_BYTES = 16 * 1024;

    /** The next run's part; what earlier runs wrote goes to {@code <name>.log.1} first if it has become long. */
    static LogFile beginningAtEndOf(Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        if (Files.exists(path) && Files.size(path) > LONG) {
            // Copied and emptied instead of moved: whoever follows the log holds on to this very file.
            Files.copy(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            Files.write(path, new byte[0]);
        }
        return new LogFile(path, Files.exists(path) ? Files.size(path) : 0);
    }

    /** The last lines of the run, fit for an error message; empty if it wrote none. */
    String tail() {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            var from = Math.max(start, file.length() - TAIL_BYTES);
            var bytes = new byte[(int) Math.max(0, file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return lastLines(new String(bytes, StandardCharsets.UTF_8).lines().toList());
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static String lastLines(List<String> lines) {
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }
}
