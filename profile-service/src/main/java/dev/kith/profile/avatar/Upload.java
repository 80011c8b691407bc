package dev.kith.profile.avatar;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An upload on its way in, kept in a temporary file: a hundred slow uploads of 5 MiB must not fill the heap.
 *
 * <p>Closing it removes the file.
 */
final class Upload implements AutoCloseable {

    static final int MAX_BYTES = 5 * 1024 * 1024;

    private final Path file;

    private Upload(Path file) {
        this.file = file;
    }

    /** Reads the body to its end; {@link #refused()} as soon as it turns out longer than {@link #MAX_BYTES}. */
    static Upload receive(InputStream body) throws IOException {
        var upload = new Upload(Files.createTempFile("kith-avatar-", ".upload"));
        try (var out = Files.newOutputStream(upload.file)) {
            var buffer = new byte[16 * 1024];
            var total = 0;
            for (int read; (read = read(body, buffer)) >= 0; ) {
                total += read;
                if (total > MAX_BYTES) {
                    throw refused();
                }
                out.write(buffer, 0, read);
            }
            return upload;
        } catch (IOException | RuntimeException failure) {
            upload.close();
            throw failure;
        }
    }

    private static int read(InputStream body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException brokenOff) {
            throw refused();
        }
    }

    /** 413 in the contract's words, which stand for both: too long, and never whole. */
    static ProblemException refused() {
        return new ProblemException(ProblemType.CONTENT_TOO_LARGE, "File too large or read error");
    }

    byte[] bytes() throws IOException {
        return Files.readAllBytes(file);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
