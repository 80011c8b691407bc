package dev.kith.gateway.edge;

import dev.kith.http.request.RequestIds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * Gives a request its {@link Tracking}, returns the request id in the response, and logs the request when it ends. The
 * log contains no query and no headers, because they may contain secrets.
 */
@Component
class AccessLog implements EdgeFilter {

    /** As nginx has it; RFC 9110 has no status for it. */
    static final HttpStatusCode CLIENT_CLOSED_REQUEST = HttpStatusCode.valueOf(499);

    private static final Logger log = LoggerFactory.getLogger("dev.kith.gateway.access");

    private final Clock clock;

    AccessLog(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Stage stage() {
        return Stage.TRACKED;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var start = clock.instant();
        var tracking = Tracking.of(exchange.getRequest().getHeaders());
        tracking.put(exchange);
        exchange.getResponse().getHeaders().set(RequestIds.HEADER, tracking.requestId());
        return chain.filter(exchange).doFinally(end -> log(exchange, tracking, start, end));
    }

    private void log(ServerWebExchange exchange, Tracking tracking, Instant start, SignalType end) {
        if (!log.isInfoEnabled()) {
            return;
        }
        var request = exchange.getRequest();
        var status = exchange.getResponse().getStatusCode();
        var isGone = end == SignalType.CANCEL || CLIENT_CLOSED_REQUEST.equals(status);
        var outcome = isGone ? "gone" : status(status);
        var millis = Duration.between(start, clock.instant()).toMillis();
        log.atInfo()
                .addKeyValue("method", request.getMethod().name())
                .addKeyValue("path", request.getURI().getRawPath())
                .addKeyValue("status", outcome)
                .addKeyValue("duration_ms", millis)
                .addKeyValue(RequestIds.LOG_FIELD, tracking.requestId())
                .log(
                        "{} {} {} in {} ms [{}]",
                        request.getMethod(),
                        request.getURI().getRawPath(),
                        outcome,
                        millis,
                        tracking.requestId());
    }

    private static String status(@Nullable HttpStatusCode status) {
        return status == null ? "200" : String.valueOf(status.value());
    }
}
