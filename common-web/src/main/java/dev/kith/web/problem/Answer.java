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

/** A problem and the headers that its status asks for. */
record Answer(Problem problem, Map<String, String> headers) {

    static Answer of(ProblemException exception) {
        var retryAfter = exception.retryAfter();
        return new Answer(exception.problem(), headers(exception.type(), retryAfter));
    }

    static Answer of(ProblemType type, @Nullable String detail) {
        return new Answer(Problem.of(type, detail), headers(type, null));
    }

    static Answer later(String detail, Duration retryAfter) {
        return of(ProblemException.later(ProblemType.UNAVAILABLE, detail, retryAfter));
    }

    /**
     * For a status that has no problem type of Kith's own: RFC 9457's {@code about:blank}, titled by the status's
     * phrase.
     */
    static Answer ofStatus(int status, Map<String, String> headers) {
        for (var type : ProblemType.values()) {
            if (type.status() == status && type != ProblemType.WRONG_PASSWORD) {
                return new Answer(Problem.of(type, null), headers);
            }
        }
        var known = HttpStatus.resolve(status);
        var title = known == null ? "Error" : known.getReasonPhrase();
        return new Answer(new Problem(URI.create("about:blank"), title, status, null, null, null, List.of()), headers);
    }

    Answer with(String header, String value) {
        return new Answer(problem, Map.of(header, value));
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
