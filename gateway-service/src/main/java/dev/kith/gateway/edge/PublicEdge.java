package dev.kith.gateway.edge;

import java.util.Comparator;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Leads every request of the public port through the {@linkplain Stage stages}, and leaves the management port alone.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PublicEdge implements WebFilter {

    private final ApplicationContext context;
    private final List<EdgeFilter> lastToFirst;

    PublicEdge(ApplicationContext context, List<EdgeFilter> filters) {
        this.context = context;
        this.lastToFirst = filters.stream()
                .sorted(Comparator.comparing(EdgeFilter::stage).reversed())
                .toList();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        // The management port has a context of its own, below this one.
        if (!context.equals(exchange.getApplicationContext())) {
            return chain.filter(exchange);
        }
        var way = chain;
        for (var filter : lastToFirst) {
            var rest = way;
            way = onward -> filter.filter(onward, rest);
        }
        return way.filter(exchange);
    }
}
