package dev.kith.profile.avatar;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Limits the bytes of all temporary files of uploads, and lets each user have one upload at a time. In a container
 * these files are in memory, and once it is full, no upload can be stored. Only bytes that have arrived count, so that
 * slow uploads keep no others out.
 */
class UploadQuota {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(20);

    private final Limits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();
    private final Map<UUID, Reservation> reservations = new LinkedHashMap<>();
    private long bytes;

    UploadQuota(Limits limits) {
        this.limits = limits;
    }

    /**
     * @param bytes of all uploads together; the oldest upload may have {@link Upload#MAX_BYTES} in addition
     * @param maxWait how long an upload waits for those of others
     * @param maxWaitForOwn how long an upload waits for another one of the same user
     * @param grace how long a body may take, besides the time that its bytes give it
     * @param bytesPerSecond how fast a body must arrive at least
     */
    record Limits(int bytes, Duration maxWait, Duration maxWaitForOwn, Duration grace, int bytesPerSecond) {}

    /**
     * Waits for an earlier upload of the same user.
     *
     * @param contentLength of the body; negative if unknown
     * @throws ProblemException 413 if it is too long, 503 if the earlier upload does not end
     */
    Reservation reserve(UUID user, long contentLength) {
        if (contentLength > Upload.MAX_BYTES) {
            throw Upload.tooLarge();
        }
        lock.lock();
        try {
            if (!await(limits.maxWaitForOwn(), () -> !reservations.containsKey(user))) {
                throw later("another upload of this user has not ended");
            }
            var reservation = new Reservation(user);
            reservations.put(user, reservation);
            return reservation;
        } finally {
            lock.unlock();
        }
    }

    static ProblemException usedUp() {
        return later("too many avatars are being uploaded");
    }

    private static ProblemException later(String detail) {
        return ProblemException.later(ProblemType.UNAVAILABLE, detail, RETRY_AFTER);
    }

    private boolean await(Duration time, BooleanSupplier condition) {
        try {
            for (var left = time.toNanos(); !condition.getAsBoolean(); ) {
                if (left <= 0) {
                    return false;
                }
                left = released.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** One upload, until it is closed. */
    final class Reservation implements AutoCloseable {

        private final UUID user;
        private int received;
        private long nanos;

        private Reservation(UUID user) {
            this.user = user;
        }

        /**
         * Counts bytes that have arrived, and waits while the uploads of others use up the quota.
         *
         * @param nanos how long the last read took
         * @throws ProblemException 408 if the body arrives too slowly, 503 if the quota stays used up
         */
        void add(int count, long nanos) {
            this.nanos += nanos;
            var allowed = limits.grace()
                    .plusNanos(TimeUnit.SECONDS.toNanos(received + (long) count) / limits.bytesPerSecond());
            if (this.nanos > allowed.toNanos()) {
                throw new ProblemException(
                        ProblemType.REQUEST_TIMEOUT,
                        "the image arrives too slowly, expected at least %d KiB a second"
                                .formatted(limits.bytesPerSecond() / 1024));
            }
            lock.lock();
            try {
                if (!await(limits.maxWait(), () -> bytes + count <= limits.bytes() || isOldest())) {
                    throw usedUp();
                }
                bytes += count;
                received += count;
            } finally {
                lock.unlock();
            }
        }

        // It never waits: otherwise all could wait for each other.
        private boolean isOldest() {
            return reservations.values().iterator().next() == this;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                reservations.remove(user);
                bytes -= received;
                released.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
