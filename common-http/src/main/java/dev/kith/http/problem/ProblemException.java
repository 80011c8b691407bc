package dev.kith.http.problem;

import dev.kith.http.problem.Problem.FieldError;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends the handling of a request with a {@link Problem}, which the web stack writes. */
public final class ProblemException extends RuntimeException {

    private final ProblemType type;
    private final transient List<FieldError> errors;
    private final @Nullable Duration retryAfter;

    private ProblemException(ProblemType type, String detail, List<FieldError> errors, @Nullable Duration retryAfter) {
        // It is an expected answer, so a stack trace has no reader, and a stack trace is what makes an exception slow.
        super(detail, null, false, false);
        this.type = type;
        this.errors = errors;
        this.retryAfter = retryAfter;
    }

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of(), null);
    }

    /** 400 that names the fields that are wrong. */
    public static ProblemException invalid(List<FieldError> errors) {
        var detail = errors.size() == 1 ? errors.getFirst().detail() : errors.size() + " fields are not valid";
        return new ProblemException(ProblemType.INVALID_REQUEST, detail, List.copyOf(errors), null);
    }

    /** 400 that names the one field that is wrong, by its JSON pointer. */
    public static ProblemException invalid(String pointer, String detail) {
        return invalid(List.of(new FieldError(pointer, detail)));
    }

    /** A problem of another type because of one field, named by its JSON pointer. */
    public static ProblemException invalid(ProblemType type, String pointer, String detail) {
        return new ProblemException(type, detail, List.of(new FieldError(pointer, detail)), null);
    }

    /** 404 with a detail of the contract, such as {@code ID not found}. */
    public static ProblemException notFound(String detail) {
        return new ProblemException(ProblemType.NOT_FOUND, detail);
    }

    /** 503 or 429 that says when to retry ({@code Retry-After}). */
    public static ProblemException later(ProblemType type, String detail, Duration retryAfter) {
        return new ProblemException(type, detail, List.of(), retryAfter);
    }

    public ProblemType type() {
        return type;
    }

    public Problem problem() {
        return Problem.of(type, getMessage(), errors);
    }

    /** The value of {@code Retry-After}; null for none. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
