package dev.kith.web.idempotency;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Runs a request and stores its response in one transaction, or replays the stored response. */
final class IdempotentExecution {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final IdempotencyStore store;
    private final TransactionTemplate transaction;

    IdempotentExecution(IdempotencyStore store, PlatformTransactionManager transactions) {
        this.store = store;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Handles the request. */
    interface Handler {
        void handle(HttpServletRequest request, HttpServletResponse response) throws Exception;
    }

    void execute(String key, HttpServletRequest request, HttpServletResponse response, Handler handler)
            throws Exception {
        var body = request.getInputStream().readAllBytes();
        var idempotent = new IdempotentRequest(request, key, body);
        var captured = new ContentCachingResponseWrapper(response);
        var stored = waitingBefore(() -> inTransaction(status -> {
            lock(idempotent);
            var earlier = find(idempotent);
            if (earlier.isEmpty()) {
                handler.handle(new RepeatableRequest(request, body), captured);
                store(idempotent, IdempotencyRecords.users(request), new StoredResponse(captured), status);
            }
            return earlier;
        }));
        // Only after the commit: the client can rely on a response that it receives.
        if (stored.isPresent()) {
            stored.get().replay(response);
        } else {
            captured.copyBodyToResponse();
        }
    }

    private interface Attempt<T> {
        T run() throws Exception;
    }

    /** If the attempt would have to wait for a lock, waits for it without a connection, and tries once more. */
    private static <T> T waitingBefore(Attempt<T> attempt) throws Exception {
        try {
            return attempt.run();
        } catch (WaitBeforeTransactionException mustWait) {
            try (var _ = mustWait.await()) {
                return attempt.run();
            }
        }
    }

    private void lock(IdempotentRequest request) {
        if (!store.tryLock(request)) {
            throw ProblemException.later(
                    ProblemType.REQUEST_IN_PROGRESS,
                    "the first request with this Idempotency-Key still runs",
                    RETRY_AFTER);
        }
    }

    private Optional<StoredResponse> find(IdempotentRequest request) {
        var found = store.find(request);
        if (found.isPresent() && !found.get().isSameRequest()) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_KEY_REUSED, "this Idempotency-Key came with another request before");
        }
        return found.map(IdempotencyStore.Found::response);
    }

    private void store(IdempotentRequest request, Set<UUID> users, StoredResponse response, TransactionStatus status) {
        if (response.isSuccess()) {
            store.put(request, request.users(users), response);
        } else {
            status.setRollbackOnly();
        }
    }

    private interface Work<T> {
        T run(TransactionStatus status) throws Exception;
    }

    // TransactionTemplate does not allow checked exceptions, which handlers throw.
    private <T> T inTransaction(Work<T> work) throws Exception {
        try {
            return transaction.execute(status -> {
                try {
                    return work.run(status);
                } catch (RuntimeException unchecked) {
                    throw unchecked;
                } catch (Exception checked) {
                    throw new CheckedException(checked);
                }
            });
        } catch (CheckedException wrapper) {
            throw wrapper.checked;
        }
    }

    private static final class CheckedException extends RuntimeException {

        private final Exception checked;

        CheckedException(Exception checked) {
            super(checked);
            this.checked = checked;
        }
    }

    /** A request whose body has been read, and can be read again. */
    private static final class RepeatableRequest extends HttpServletRequestWrapper {

        private final ByteArrayInputStream bytes;

        RepeatableRequest(HttpServletRequest request, byte[] body) {
            super(request);
            this.bytes = new ByteArrayInputStream(body);
        }

        @Override
        public ServletInputStream getInputStream() {
            return new ServletInputStream() {

                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public int read(byte[] buffer, int offset, int length) {
                    return bytes.read(buffer, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new IllegalStateException("The body is in memory and cannot be read asynchronously");
                }
            };
        }
    }
}
