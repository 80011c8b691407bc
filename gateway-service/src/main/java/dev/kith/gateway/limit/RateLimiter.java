package dev.kith.gateway.limit;

import dev.kith.gateway.GatewayProperties;
import dev.kith.gateway.edge.Caller;
import dev.kith.gateway.edge.ForwardedClients;
import dev.kith.gateway.route.RateLimit;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import dev.kith.http.request.ClientNetwork;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Counts requests against their limits, for each caller or network. */
@Component
public class RateLimiter {

    private static final String POLICY = "RateLimit-Policy";
    private static final String STATE = "RateLimit";

    /** Each request may hold one of the few connections to a service, and the largest response of that service. */
    private static final int MAX_IN_PROGRESS = 50;

    private final ForwardedClients clients;
    private final RateLimitBuckets buckets;
    private final RequestsInProgress inProgress;
    private final boolean off;

    RateLimiter(ForwardedClients clients, GatewayProperties properties, Clock clock) {
        var scale = properties.limit().scale();
        this.clients = clients;
        this.buckets = new RateLimitBuckets(scale, clock);
        this.inProgress = new RequestsInProgress((int) Math.max(MAX_IN_PROGRESS, MAX_IN_PROGRESS * scale));
        this.off = scale == 0;
    }

    /**
     * Consumes one permit, and sets the response headers that say how many are left.
     *
     * @return the rejection if there was none left
     */
    public Optional<ProblemException> consume(RateLimit limit, ServerWebExchange exchange) {
        if (off || limit == RateLimit.NONE) {
            return Optional.empty();
        }
        var policy = buckets.policy(limit);
        var probe = buckets.consume(limit, client(limit, exchange));
        var headers = exchange.getResponse().getHeaders();
        headers.set(POLICY, policy.header());
        headers.set(STATE, policy.state(probe));
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(ProblemException.later(
                        ProblemType.TOO_MANY_REQUESTS,
                        "Expected at most %d requests of this kind in %d seconds"
                                .formatted(
                                        policy.bandwidth().getCapacity(),
                                        limit.window().toSeconds()),
                        RateLimitPolicy.retryAfter(probe)));
    }

    /** The request, refused if as many of this client are not answered yet as are allowed. */
    Mono<Void> limitInProgress(RateLimit limit, ServerWebExchange exchange, Mono<Void> request) {
        // Sockets stay open, and the service limits them.
        if (off || limit == RateLimit.NONE || limit == RateLimit.SOCKET) {
            return request;
        }
        var client = callerOrNetwork(exchange);
        return Mono.using(() -> begin(client), _ -> request, inProgress::end);
    }

    private Object begin(Object client) {
        if (!inProgress.begin(client)) {
            throw ProblemException.later(
                    ProblemType.TOO_MANY_REQUESTS,
                    "Expected at most %d requests at once".formatted(inProgress.max()),
                    Duration.ofSeconds(1));
        }
        return client;
    }

    /** Whether no permit is left. */
    public boolean isExhausted(RateLimit limit, ServerWebExchange exchange) {
        return !off && buckets.isExhausted(limit, client(limit, exchange));
    }

    private Object client(RateLimit limit, ServerWebExchange exchange) {
        return switch (limit.scope()) {
            case CALLER -> callerOrNetwork(exchange);
            case ADDRESS -> network(exchange);
        };
    }

    private Object callerOrNetwork(ServerWebExchange exchange) {
        return Caller.of(exchange).<Object>map(caller -> caller.subject()).orElseGet(() -> network(exchange));
    }

    private Object network(ServerWebExchange exchange) {
        return ClientNetwork.of(clients.find(exchange.getRequest()).address());
    }
}
