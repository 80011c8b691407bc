package dev.kith.gateway.limit;

import dev.kith.gateway.edge.EdgeFilter;
import dev.kith.gateway.edge.Stage;
import dev.kith.gateway.route.Rule;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Turns away whoever asks too often, by the limit of the request's line in the table of routes. */
@Component
class RateLimits implements EdgeFilter {

    private final Limits limits;

    RateLimits(Limits limits) {
        this.limits = limits;
    }

    @Override
    public Stage stage() {
        return Stage.RATE_LIMITED;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return limits.take(Rule.of(exchange).limit(), exchange)
                .<Mono<Void>>map(Mono::error)
                .orElseGet(() -> chain.filter(exchange));
    }
}
