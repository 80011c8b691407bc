package dev.kith.gateway.limit;

import dev.kith.gateway.GatewayProperties;
import dev.kith.gateway.edge.Caller;
import dev.kith.gateway.edge.ForwardedClients;
import dev.kith.gateway.route.RateLimit;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import dev.kith.http.request.ClientNetwork;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Counts requests against their limits, for each caller or network. */
@Component
public class RateLimiter {

    private static final String POLICY = "RateLimit-Policy";
    private static final String STATE = "RateLimit";

    private final ForwardedClients clients;
    private final RateLimitBuckets buckets;
    private final boolean off;

    RateLimiter(ForwardedClients clients, GatewayProperties properties, Clock clock) {
        var scale = properties.limit().scale();
        this.clients = clients;
        this.buckets = new RateLimitBuckets(scale, clock);
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

    /** Whether no permit is left. */
    public boolean isExhausted(RateLimit limit, ServerWebExchange exchange) {
        return !off && buckets.isExhausted(limit, client(limit, exchange));
    }

    private Object client(RateLimit limit, ServerWebExchange exchange) {
        return switch (limit.scope()) {
            case CALLER ->
                Caller.of(exchange).<Object>map(caller -> caller.subject()).orElseGet(() -> network(exchange));
            case ADDRESS -> network(exchange);
        };
    }

    private Object network(ServerWebExchange exchange) {
        return ClientNetwork.of(clients.find(exchange.getRequest()).address());
    }
}
