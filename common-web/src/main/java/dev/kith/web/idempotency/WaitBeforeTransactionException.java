package dev.kith.web.idempotency;

import java.util.function.Supplier;
import org.springframework.dao.CannotAcquireLockException;

/**
 * Thrown by an {@link Idempotent} handler that would have to wait for a lock of this process. The transaction is rolled
 * back, and the handler runs again when its thread has the lock: a thread that waits must not keep a connection.
 */
public final class WaitBeforeTransactionException extends CannotAcquireLockException {

    private final transient Supplier<Acquired> lock;

    /** @param lock waits, and acquires what the handler was missing */
    public WaitBeforeTransactionException(String message, Supplier<Acquired> lock) {
        super(message);
        this.lock = lock;
    }

    Acquired await() {
        return lock.get();
    }

    /** What this thread holds until the handler has ended. */
    public interface Acquired extends AutoCloseable {

        @Override
        void close();
    }
}
