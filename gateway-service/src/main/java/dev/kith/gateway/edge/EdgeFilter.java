package dev.kith.gateway.edge;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * One step of every request on the public port. No {@code WebFilter} itself: Spring applies every bean of that kind to
 * the management port too.
 */
public interface EdgeFilter {

    Stage stage();

    Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain);
}
