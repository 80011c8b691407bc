package dev.kith.gateway.socket;

import dev.kith.gateway.instance.Instances;
import dev.kith.gateway.request.Upgrades;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Sends upgrades to an instance of their service. */
@Component
final class SocketFilter implements GlobalFilter, Ordered {

    private static final String PROTOCOLS = "Sec-WebSocket-Protocol";
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Instances instances;
    private final ServiceSockets services;
    private final Relays relays;
    private final List<HttpHeadersFilter> headersFilters;

    SocketFilter(Instances instances, ServiceSockets services, Relays relays, List<HttpHeadersFilter> headersFilters) {
        this.instances = instances;
        this.services = services;
        this.relays = relays;
        this.headersFilters = headersFilters;
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (!Upgrades.toWebSocket(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        if (!isHandshake(exchange.getRequest())) {
            return Mono.error(new ProblemException(ProblemType.INVALID_REQUEST, "upgrade failed"));
        }
        if (relays.areLeaving()) {
            return Mono.error(ProblemException.later(ProblemType.UNAVAILABLE, "The gateway is stopping", SOON));
        }
        ServerWebExchangeUtils.setAlreadyRouted(exchange);
        var headers = forService(HttpHeadersFilter.filterRequest(headersFilters, exchange));
        var protocols = String.join(",", exchange.getRequest().getHeaders().getOrEmpty(PROTOCOLS));
        var client = new ClientSocket(exchange, relays);
        return instances.call(exchange, instance -> services.open(instance, headers, protocols, client::accept));
    }

    /**
     * As RFC 6455, 4.2.1, has it. With another request the client's end could not be opened after the service's was.
     */
    private static boolean isHandshake(ServerHttpRequest request) {
        var headers = request.getHeaders();
        return HttpMethod.GET.equals(request.getMethod())
                && headers.containsHeader("Sec-WebSocket-Key")
                && headers.containsHeader("Sec-WebSocket-Version");
    }

    // The gateway makes a handshake of its own.
    private static HttpHeaders forService(HttpHeaders filtered) {
        var headers = new HttpHeaders();
        filtered.forEach((name, values) -> {
            if (!name.toLowerCase(Locale.ROOT).startsWith("sec-websocket-")
                    && !name.equalsIgnoreCase(HttpHeaders.HOST)) {
                headers.addAll(name, values);
            }
        });
        return headers;
    }
}
