package dev.kith.profile.avatar;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The room that uploads have for their temporary files. In a container those are in memory, and when that is full,
 * nobody's upload can be kept.
 */
class UploadRoom {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(20);

    private final Semaphore bytes;
    private final Duration patience;

    /**
     * @param bytes how much there is
     * @param patience how long an upload waits for others to go
     */
    UploadRoom(int bytes, Duration patience) {
        this.bytes = new Semaphore(bytes, true);
        this.patience = patience;
    }

    /** Room that is taken until it is closed. */
    interface Place extends AutoCloseable {

        @Override
        void close();
    }

    /**
     * @param announced how long the body is going to be; negative where nobody knows
     * @throws ProblemException 413 if it is too long, 503 if there is no room for it
     */
    Place take(long announced) {
        if (announced > Upload.MAX_BYTES) {
            throw Upload.refused();
        }
        var taken = announced < 0 ? Upload.MAX_BYTES : (int) announced;
        try {
            if (bytes.tryAcquire(taken, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return () -> bytes.release(taken);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw full();
    }

    static ProblemException full() {
        return ProblemException.later(ProblemType.UNAVAILABLE, "too many avatars are being uploaded", RETRY_AFTER);
    }
}
