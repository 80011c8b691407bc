package dev.kith.gateway.edge;

import dev.kith.http.problem.Problem;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;
import tools.jackson.databind.json.JsonMapper;

/** Answers each failure with a problem, unless the response has already started. */
@Component
class ProblemFilter implements EdgeFilter {

    private static final Logger log = LoggerFactory.getLogger(ProblemFilter.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final JsonMapper json;

    ProblemFilter(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Stage stage() {
        return Stage.PROBLEMS;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange)
                .onErrorResume(ClientGoneException.class, _ -> gone(exchange))
                .onErrorResume(
                        failure -> !exchange.getResponse().isCommitted(),
                        failure -> answer(exchange, problem(failure)));
    }

    // No client reads a response; the status is for metrics and the access log.
    private static Mono<Void> gone(ServerWebExchange exchange) {
        exchange.getResponse().setStatusCode(AccessLog.CLIENT_CLOSED_REQUEST);
        return Mono.empty();
    }

    private Mono<Void> answer(ServerWebExchange exchange, ProblemException problem) {
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(problem.type().status()));
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().setCacheControl("no-store");
        if (problem.retryAfter() != null) {
            response.getHeaders()
                    .set(
                            HttpHeaders.RETRY_AFTER,
                            String.valueOf(problem.retryAfter().toSeconds()));
        }
        var body = json.writeValueAsBytes(located(problem.problem(), exchange));
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    private static Problem located(Problem problem, ServerWebExchange exchange) {
        return problem.at(
                exchange.getRequest().getURI().getRawPath(),
                Tracking.of(exchange).requestId());
    }

    // Never the message of the failure, which may contain internals.
    private static ProblemException problem(Throwable failure) {
        return switch (failure) {
            case ProblemException problem -> problem;
            case ReadTimeoutException timeout ->
                new ProblemException(ProblemType.GATEWAY_TIMEOUT, "The service did not answer in time");
            case PoolAcquireTimeoutException busy ->
                ProblemException.later(ProblemType.UNAVAILABLE, "The service has too much to do", RETRY_AFTER);
            // The connection was refused, reset or closed, or the host is unknown.
            case IOException unreachable ->
                new ProblemException(ProblemType.BAD_GATEWAY, "The service cannot be reached");
            case ErrorResponse known -> byStatus(known.getStatusCode());
            default -> unexpected(failure);
        };
    }

    private static ProblemException byStatus(HttpStatusCode status) {
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
