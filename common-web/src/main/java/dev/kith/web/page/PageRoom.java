package dev.kith.web.page;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The memory for pages. Few pages are read at once; a large page that was read takes room until it is written, because
 * its client may read slowly. Requests wait for both without a database connection.
 */
final class PageRoom {

    /** Less than the database connections. */
    static final int READERS = 8;

    /** The pages of most lists are smaller, and do not have to wait for slow clients. */
    private static final int SMALL = 32 * 1024;

    private static final int PART_OF_HEAP = 16;
    private static final int UNIT = 1024;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Semaphore readers = new Semaphore(READERS, true);
    private final Semaphore units;
    private final Duration timeout;

    PageRoom(long bytes, Duration timeout) {
        // One page has room in any case.
        this.units = new Semaphore((int) Math.max(bytes, 2L * PageSize.MAX) / UNIT, true);
        this.timeout = timeout;
    }

    static PageRoom ofHeap() {
        return new PageRoom(Runtime.getRuntime().maxMemory() / PART_OF_HEAP, Duration.ofSeconds(2));
    }

    /**
     * Waits until a page may be read.
     *
     * @throws ProblemException 503 if that takes too long
     */
    Reservation reserve() {
        acquire(readers, 1);
        return new Reservation();
    }

    private void acquire(Semaphore semaphore, int permits) {
        try {
            if (semaphore.tryAcquire(permits, timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw ProblemException.later(ProblemType.UNAVAILABLE, "too many lists are being read", RETRY_AFTER);
    }

    /** The room of one request. */
    final class Reservation implements AutoCloseable {

        private boolean isReading = true;
        private int taken;

        /**
         * The page is in memory. Waits until it may be written.
         *
         * @throws ProblemException 503 if that takes too long
         */
        void write(int bytes) {
            endReading();
            if (bytes > SMALL) {
                var wanted = bytes / UNIT;
                acquire(units, wanted);
                taken += wanted;
            }
        }

        @Override
        public void close() {
            endReading();
            units.release(taken);
            taken = 0;
        }

        private void endReading() {
            if (isReading) {
                isReading = false;
                readers.release();
            }
        }
    }
}
