package dev.kith.fleet.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;

/** The end of a growing file. */
public record LogTail(Path file, OutputStream out) {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int BLOCK = 8192;

    /** Writes the last lines; with {@code follow}, also all later ones, until the thread is interrupted. */
    public void show(int lines, boolean follow) throws IOException, InterruptedException {
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            log.seek(startOfLast(lines, log));
            copy(log);
            while (follow) {
                Thread.sleep(POLL);
                if (log.length() < log.getFilePointer()) {
                    log.seek(0); // the file was emptied
                }
                copy(log);
            }
        }
    }

    private void copy(RandomAccessFile log) throws IOException {
        var block = new byte[BLOCK];
        for (var read = log.read(block); read > 0; read = log.read(block)) {
            out.write(block, 0, read);
        }
        out.flush();
    }

    private static long startOfLast(int lines, RandomAccessFile log) throws IOException {
        var block = new byte[BLOCK];
        var newlines = 0;
        for (var end = log.length(); end > 0; ) {
            var start = Math.max(0, end - BLOCK);
            log.seek(start);
            log.readFully(block, 0, (int) (end - start));
            for (var i = (int) (end - start) - 1; i >= 0; i--) {
                // A newline at the end of the file ends the last line and does not begin another.
                if (block[i] == '\n' && start + i < log.length() - 1 && ++newlines == lines) {
                    return start + i + 1;
                }
            }
            end = start;
        }
        return 0;
    }
}
