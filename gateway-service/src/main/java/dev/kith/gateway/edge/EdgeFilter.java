package dev.kith.gateway.edge;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * One step of the {@link EdgePipeline}. It is not a {@code WebFilter}, because Spring applies each bean of that type to
 * the management port too.
 */
public interface EdgeFilter {

    Stage stage();

    Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain);
}
