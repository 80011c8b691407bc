package dev.kith.gateway.instance;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR;

import dev.kith.gateway.request.Upgrades;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Sends each request to an instance, in the place of Gateway's own filter for that. Upgrades pass: they are the package
 * socket's.
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
        if (Upgrades.toWebSocket(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        return instances.call(exchange, url -> {
            ServerWebExchangeUtils.reset(exchange); // what the try before this one has left
            exchange.getAttributes().put(GATEWAY_REQUEST_URL_ATTR, url);
            return chain.filter(exchange);
        });
    }
}
