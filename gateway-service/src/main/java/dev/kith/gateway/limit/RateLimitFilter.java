package dev.kith.gateway.limit;

import dev.kith.gateway.edge.EdgeFilter;
import dev.kith.gateway.edge.Stage;
import dev.kith.gateway.route.Rule;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Applies the limit of the request's rule. */
@Component
class RateLimitFilter implements EdgeFilter {

    private final RateLimiter limiter;

    RateLimitFilter(RateLimiter limiter) {
        this.limiter = limiter;
    }

    @Override
    public Stage stage() {
        return Stage.RATE_LIMITED;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var limit = Rule.of(exchange).limit();
        return limiter.consume(limit, exchange)
                .<Mono<Void>>map(Mono::error)
                .orElseGet(() -> limiter.limitInProgress(limit, exchange, chain.filter(exchange)));
    }
}
