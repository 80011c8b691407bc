package dev.kith.profile.avatar;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Limits the bytes of all temporary files of uploads. In a container these files are in memory, and once it is full, no
 * upload can be stored.
 */
class UploadQuota {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(20);

    private final Semaphore bytes;
    private final Duration maxWait;

    /**
     * @param bytes the total
     * @param maxWait how long an upload waits for others to end
     */
    UploadQuota(int bytes, Duration maxWait) {
        this.bytes = new Semaphore(bytes, true);
        this.maxWait = maxWait;
    }

    /** Bytes that are reserved until it is closed. */
    interface Reservation extends AutoCloseable {

        @Override
        void close();
    }

    /**
     * @param contentLength of the body; negative if unknown
     * @throws ProblemException 413 if it is too long, 503 if the quota is used up
     */
    Reservation reserve(long contentLength) {
        if (contentLength > Upload.MAX_BYTES) {
            throw Upload.tooLarge();
        }
        var reserved = contentLength < 0 ? Upload.MAX_BYTES : (int) contentLength;
        try {
            if (bytes.tryAcquire(reserved, maxWait.toMillis(), TimeUnit.MILLISECONDS)) {
                return () -> bytes.release(reserved);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw usedUp();
    }

    static ProblemException usedUp() {
        return ProblemException.later(ProblemType.UNAVAILABLE, "too many avatars are being uploaded", RETRY_AFTER);
    }
}
