package dev.kith.gateway.limit;

import dev.kith.gateway.client.Clients;
import dev.kith.gateway.edge.EdgeFilter;
import dev.kith.gateway.edge.Stage;
import dev.kith.gateway.identity.Caller;
import dev.kith.gateway.route.Limit;
import dev.kith.gateway.route.Rule;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Turns away whoever asks too often, by the limit of the request's line in the table of routes. */
@Component
@EnableConfigurationProperties(LimitSettings.class)
class RateLimits implements EdgeFilter {

    private static final String POLICY = "RateLimit-Policy";
    private static final String STATE = "RateLimit";

    private final Clients clients;
    private final Buckets buckets;
    private final boolean off;

    RateLimits(Clients clients, LimitSettings settings, Clock clock) {
        this.clients = clients;
        this.buckets = new Buckets(settings.scale(), clock);
        this.off = settings.scale() == 0;
    }

    @Override
    public Stage stage() {
        return Stage.PACED;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var limit = Rule.of(exchange).limit();
        if (off || limit == Limit.NONE) {
            return chain.filter(exchange);
        }
        var allowance = buckets.allowance(limit);
        var probe = buckets.take(limit, who(limit, exchange));
        var headers = exchange.getResponse().getHeaders();
        headers.set(POLICY, allowance.policy());
        headers.set(STATE, allowance.state(probe));
        return probe.isConsumed()
                ? chain.filter(exchange)
                : Mono.error(ProblemException.later(
                        ProblemType.TOO_MANY_REQUESTS,
                        "Expected at most %d requests of this kind in %d seconds"
                                .formatted(
                                        allowance.bandwidth().getCapacity(),
                                        limit.window().toSeconds()),
                        Allowance.pause(probe)));
    }

    private Object who(Limit limit, ServerWebExchange exchange) {
        return switch (limit.scope()) {
            case CALLER ->
                Caller.of(exchange).<Object>map(caller -> caller.subject()).orElseGet(() -> network(exchange));
            case ADDRESS -> network(exchange);
        };
    }

    private Object network(ServerWebExchange exchange) {
        return Addresses.network(clients.of(exchange.getRequest()).address());
    }
}
