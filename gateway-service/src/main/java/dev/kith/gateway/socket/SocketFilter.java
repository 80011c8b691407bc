package dev.kith.gateway.socket;

import dev.kith.gateway.GatewayProperties;
import dev.kith.gateway.proxy.Instances;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Duration;
import java.util.Base64;
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
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/** Sends WebSocket upgrades to an instance of their service. */
@Component
final class SocketFilter implements GlobalFilter, Ordered {

    private static final String PROTOCOLS = "Sec-WebSocket-Protocol";
    private static final List<String> VERSION = List.of("13");
    private static final int KEY_BYTES = 16;
    private static final int KEY_LENGTH = 24;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Instances instances;
    private final ServiceSockets services;
    private final OpenSockets sockets;
    private final GatewayProperties.Relay properties;
    private final List<HttpHeadersFilter> headersFilters;

    SocketFilter(
            Instances instances,
            ServiceSockets services,
            OpenSockets sockets,
            GatewayProperties properties,
            List<HttpHeadersFilter> headersFilters) {
        this.instances = instances;
        this.services = services;
        this.sockets = sockets;
        this.properties = properties.relay();
        this.headersFilters = headersFilters;
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (!Instances.isWebSocketUpgrade(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        if (!isHandshake(exchange.getRequest())) {
            return Mono.error(new ProblemException(ProblemType.INVALID_REQUEST, "upgrade failed"));
        }
        if (sockets.isDraining()) {
            return Mono.error(ProblemException.later(ProblemType.UNAVAILABLE, "The gateway is stopping", RETRY_AFTER));
        }
        ServerWebExchangeUtils.setAlreadyRouted(exchange);
        var headers = forService(HttpHeadersFilter.filterRequest(headersFilters, exchange));
        var protocols = String.join(",", exchange.getRequest().getHeaders().getOrEmpty(PROTOCOLS));
        var client = new ClientSocket(exchange, sockets, properties);
        return instances.call(exchange, instance -> services.open(instance, headers, protocols, client::accept));
    }

    /**
     * Whether the request is a handshake of RFC 6455, section 4.2.1. Netty checks the same, but only when the socket to
     * the service is open; a proxy that drops {@code Connection} is the most common fault.
     */
    private static boolean isHandshake(ServerHttpRequest request) {
        var headers = request.getHeaders();
        HttpServerRequest nettyRequest = ServerHttpRequestDecorator.getNativeRequest(request);
        return HttpMethod.GET.equals(request.getMethod())
                && nettyRequest.version().equals(HttpVersion.HTTP_1_1)
                && headers.getConnection().stream().anyMatch(HttpHeaders.UPGRADE::equalsIgnoreCase)
                && headers.getOrEmpty("Sec-WebSocket-Version").equals(VERSION)
                && isKey(headers.getOrEmpty("Sec-WebSocket-Key"));
    }

    private static boolean isKey(List<String> values) {
        try {
            return values.size() == 1
                    && values.getFirst().length() == KEY_LENGTH
                    && Base64.getDecoder().decode(values.getFirst()).length == KEY_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    // The gateway's handshake with the service has its own values.
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
