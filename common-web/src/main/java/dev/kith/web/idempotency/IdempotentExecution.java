package dev.kith.web.idempotency;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Runs a request and keeps its answer, in one transaction; or gives the answer that is kept. */
final class IdempotentExecution {

    private static final Duration NEXT_TRY = Duration.ofSeconds(1);

    private final AnswerStore answers;
    private final TransactionTemplate transaction;

    IdempotentExecution(AnswerStore answers, PlatformTransactionManager transactions) {
        this.answers = answers;
        this.transaction = new TransactionTemplate(transactions);
        // What the first request committed must be seen once its lock is free.
        this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    }

    /** What there is to do. */
    interface Handling {
        void handle(HttpServletRequest request, HttpServletResponse response) throws Exception;
    }

    void once(String key, HttpServletRequest request, HttpServletResponse response, Handling handling)
            throws Exception {
        var body = request.getInputStream().readAllBytes();
        var attempt = new IdempotentRequest(request, key, body);
        var captured = new ContentCachingResponseWrapper(response);
        var kept = inTransaction(status -> {
            lock(attempt);
            var earlier = earlier(attempt);
            if (earlier.isEmpty()) {
                handling.handle(new RepeatableRequest(request, body), captured);
                keep(attempt, Answers.concerned(request), new Answer(captured), status);
            }
            return earlier;
        });
        // Only now, after the commit: whoever sees an answer can rely on it.
        if (kept.isPresent()) {
            kept.get().replay(response);
        } else {
            captured.copyBodyToResponse();
        }
    }

    private void lock(IdempotentRequest attempt) {
        if (!answers.tryLock(attempt)) {
            throw ProblemException.later(
                    ProblemType.REQUEST_IN_PROGRESS,
                    "the first request with this Idempotency-Key still runs",
                    NEXT_TRY);
        }
    }

    private Optional<Answer> earlier(IdempotentRequest attempt) {
        var kept = answers.find(attempt);
        if (kept.isPresent() && !kept.get().toTheSame()) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_KEY_REUSED, "this Idempotency-Key came with another request before");
        }
        return kept.map(AnswerStore.Kept::answer);
    }

    private void keep(IdempotentRequest attempt, Set<UUID> concerned, Answer answer, TransactionStatus status) {
        if (answer.isSuccess()) {
            answers.keep(attempt, attempt.users(concerned), answer);
        } else {
            status.setRollbackOnly();
        }
    }

    private interface Work<T> {
        T run(TransactionStatus status) throws Exception;
    }

    // TransactionTemplate lets no checked exception through, and handlers throw them.
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
}
