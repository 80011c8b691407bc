package dev.kith.gateway.proxy;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Sends each request to an instance. It replaces Spring Cloud Gateway's own filter, and leaves WebSocket upgrades to
 * the package socket.
 */
@Component
final class InstanceFilter implements GlobalFilter, Ordered {

    private final Instances instances;

    InstanceFilter(Instances instances) {
        this.instances = instances;
    }

    @Override
    public int getOrder() {
        return RouteToRequestUrlFilter.ROUTE_TO_URL_FILTER_ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (Instances.isWebSocketUpgrade(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        return instances.call(exchange, url -> {
            ServerWebExchangeUtils.reset(exchange); // Removes the attributes of the previous attempt.
            exchange.getAttributes().put(GATEWAY_REQUEST_URL_ATTR, url);
            return chain.filter(exchange);
        });
    }
}
