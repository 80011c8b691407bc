package dev.kith.profile.avatar;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An upload on its way in, kept in a temporary file: a hundred slow uploads of 5 MiB must not fill the heap.
 *
 * <p>Closing it removes the file.
 */
final class Upload implements AutoCloseable {

    static final int MAX_BYTES = 5 * 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(Upload.class);

    private final Path file;

    private Upload(Path file) {
        this.file = file;
    }

    /**
     * Reads the body to its end.
     *
     * @throws ProblemException {@link #refused()} as soon as it turns out longer than {@link #MAX_BYTES}; 503 if the
     *     file cannot be written
     */
    static Upload receive(InputStream body) {
        return receive(body, Path.of(System.getProperty("java.io.tmpdir")));
    }

    static Upload receive(InputStream body, Path directory) {
        try {
            var upload = new Upload(Files.createTempFile(directory, "kith-avatar-", ".upload"));
            try {
                upload.write(body);
                return upload;
            } catch (IOException | RuntimeException failure) {
                upload.close();
                throw failure;
            }
        } catch (IOException noSpaceLeft) {
            log.warn("An upload cannot be kept: {}", noSpaceLeft.toString());
            throw UploadRoom.full();
        }
    }

    private void write(InputStream body) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            var buffer = new byte[16 * 1024];
            var total = 0;
            for (int read; (read = read(body, buffer)) >= 0; ) {
                total += read;
                if (total > MAX_BYTES) {
                    throw refused();
                }
                out.write(buffer, 0, read);
            }
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
