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
 * Passes each request of a {@link Listener} through the filters in the order of their {@linkplain Stage stages}. It
 * does not apply to the management port.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class EdgePipeline implements WebFilter {

    private final ApplicationContext context;
    private final List<EdgeFilter> lastToFirst;

    EdgePipeline(ApplicationContext context, List<EdgeFilter> filters) {
        this.context = context;
        this.lastToFirst = filters.stream()
                .sorted(Comparator.comparing(EdgeFilter::stage).reversed())
                .toList();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        // The management port has its own context, a child of this one.
        if (!context.equals(exchange.getApplicationContext())) {
            return chain.filter(exchange);
        }
        Listener.EXTERNAL.put(exchange);
        var next = chain;
        for (var filter : lastToFirst) {
            var rest = next;
            next = current -> filter.filter(current, rest);
        }
        return next.filter(exchange);
    }
}
