package dev.kith.profile.avatar;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import dev.kith.profile.avatar.UploadQuota.Reservation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.DisconnectedClientHelper;

/** An upload in a temporary file, deleted on close. A hundred slow uploads of 5 MiB must not fill the heap. */
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
     * @throws ProblemException 413 as soon as it is longer than {@link #MAX_BYTES}, or if it cannot be read; 408 if it
     *     arrives too slowly; 503 if the file cannot be written, or the quota is used up
     */
    static Upload receive(InputStream body, Reservation reservation) {
        return receive(body, reservation, Path.of(System.getProperty("java.io.tmpdir")));
    }

    static Upload receive(InputStream body, Reservation reservation, Path directory) {
        try {
            var upload = new Upload(Files.createTempFile(directory, "kith-avatar-", ".upload"));
            try {
                upload.write(body, reservation);
                return upload;
            } catch (IOException | RuntimeException failure) {
                upload.close();
                throw failure;
            }
        } catch (IOException noSpaceLeft) {
            log.warn("An upload cannot be stored: {}", noSpaceLeft.toString());
            throw UploadQuota.usedUp();
        }
    }

    private void write(InputStream body, Reservation reservation) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            var buffer = new byte[16 * 1024];
            var total = 0;
            var started = System.nanoTime();
            for (int read; (read = read(body, buffer)) >= 0; started = System.nanoTime()) {
                total += read;
                if (total > MAX_BYTES) {
                    throw tooLarge();
                }
                reservation.add(read, System.nanoTime() - started);
                out.write(buffer, 0, read);
            }
        }
    }

    private static int read(InputStream body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException failed) {
            if (DisconnectedClientHelper.isClientDisconnectedException(failed)) {
                // No client waits for a response.
                throw new UncheckedIOException(failed);
            }
            throw tooLarge();
        }
    }

    /** The contract has the same words for a body that is too long and for one that breaks off. */
    static ProblemException tooLarge() {
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
