package dev.kith.web.problem;

import dev.kith.http.problem.Problem;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A problem and the headers that belong to its status. */
record ProblemResponse(Problem problem, Map<String, String> headers) {

    static ProblemResponse of(ProblemException exception) {
        var retryAfter = exception.retryAfter();
        return new ProblemResponse(exception.problem(), headers(exception.type(), retryAfter));
    }

    static ProblemResponse of(ProblemType type, @Nullable String detail) {
        return new ProblemResponse(Problem.of(type, detail), headers(type, null));
    }

    static ProblemResponse unavailable(String detail, Duration retryAfter) {
        return of(ProblemException.later(ProblemType.UNAVAILABLE, detail, retryAfter));
    }

    /** For a status without a problem type of Kith: {@code about:blank} (RFC 9457) with the phrase of the status. */
    static ProblemResponse ofStatus(int status, Map<String, String> headers) {
        for (var type : ProblemType.values()) {
            if (type.status() == status && type != ProblemType.WRONG_PASSWORD) {
                return new ProblemResponse(Problem.of(type, null), headers);
            }
        }
        var known = HttpStatus.resolve(status);
        var title = known == null ? "Error" : known.getReasonPhrase();
        return new ProblemResponse(
                new Problem(URI.create("about:blank"), title, status, null, null, null, List.of()), headers);
    }

    ProblemResponse with(String header, String value) {
        return new ProblemResponse(problem, Map.of(header, value));
    }

    private static Map<String, String> headers(ProblemType type, @Nullable Duration retryAfter) {
        if (retryAfter != null) {
            return Map.of(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        }
        return type.status() == HttpStatus.UNAUTHORIZED.value()
                ? Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                : Map.of();
    }
}
