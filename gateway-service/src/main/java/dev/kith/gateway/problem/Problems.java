package dev.kith.gateway.problem;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** What a failure is called in front of a caller: never by its own message, which may tell of the inside. */
final class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private static final Duration SOON = Duration.ofSeconds(1);

    private Problems() {}

    static ProblemException of(Throwable failure) {
        return switch (failure) {
            case ProblemException problem -> problem;
            case ReadTimeoutException timeout ->
                new ProblemException(ProblemType.GATEWAY_TIMEOUT, "The service did not answer in time");
            case PoolAcquireTimeoutException busy ->
                ProblemException.later(ProblemType.UNAVAILABLE, "The service has too much to do", SOON);
            // Refused, reset, closed, or no such host: each ends here when the connection to a service fails.
            case IOException unreachable ->
                new ProblemException(ProblemType.BAD_GATEWAY, "The service cannot be reached");
            case ErrorResponse known -> named(known.getStatusCode());
            default -> unexpected(failure);
        };
    }

    private static ProblemException named(HttpStatusCode status) {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.status() == status.value())
                .min(Comparator.naturalOrder())
                .map(type -> new ProblemException(type, type.title()))
                .orElseGet(() -> new ProblemException(
                        status.is4xxClientError() ? ProblemType.INVALID_REQUEST : ProblemType.INTERNAL_ERROR,
                        "The request could not be handled"));
    }

    private static ProblemException unexpected(Throwable failure) {
        log.error("A request failed", failure);
        return new ProblemException(ProblemType.INTERNAL_ERROR, ProblemType.INTERNAL_ERROR.title());
    }
}
