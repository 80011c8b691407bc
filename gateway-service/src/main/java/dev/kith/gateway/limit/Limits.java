package dev.kith.gateway.limit;

import dev.kith.gateway.client.Clients;
import dev.kith.gateway.request.Caller;
import dev.kith.gateway.route.Limit;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import dev.kith.http.request.ClientNetwork;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** The door: how often whoever sends a request may still ask. */
@Component
@EnableConfigurationProperties(LimitProperties.class)
public class Limits {

    private static final String POLICY = "RateLimit-Policy";
    private static final String STATE = "RateLimit";

    private final Clients clients;
    private final Buckets buckets;
    private final boolean off;

    Limits(Clients clients, LimitProperties properties, Clock clock) {
        this.clients = clients;
        this.buckets = new Buckets(properties.scale(), clock);
        this.off = properties.scale() == 0;
    }

    /**
     * Takes one from what is left, and lets the answer say how much that is.
     *
     * @return the objection if there was nothing left
     */
    public Optional<ProblemException> take(Limit limit, ServerWebExchange exchange) {
        if (off || limit == Limit.NONE) {
            return Optional.empty();
        }
        var allowance = buckets.allowance(limit);
        var probe = buckets.take(limit, who(limit, exchange));
        var headers = exchange.getResponse().getHeaders();
        headers.set(POLICY, allowance.policy());
        headers.set(STATE, allowance.state(probe));
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(ProblemException.later(
                        ProblemType.TOO_MANY_REQUESTS,
                        "Expected at most %d requests of this kind in %d seconds"
                                .formatted(
                                        allowance.bandwidth().getCapacity(),
                                        limit.window().toSeconds()),
                        Allowance.pause(probe)));
    }

    /** Whether nothing is left to take. */
    public boolean isSpent(Limit limit, ServerWebExchange exchange) {
        return !off && buckets.isSpent(limit, who(limit, exchange));
    }

    private Object who(Limit limit, ServerWebExchange exchange) {
        return switch (limit.scope()) {
            case CALLER ->
                Caller.of(exchange).<Object>map(caller -> caller.subject()).orElseGet(() -> network(exchange));
            case ADDRESS -> network(exchange);
        };
    }

    private Object network(ServerWebExchange exchange) {
        return ClientNetwork.of(clients.of(exchange.getRequest()).address());
    }
}
