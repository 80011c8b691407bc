package dev.kith.gateway.proxy;

import dev.kith.gateway.route.Backend;
import dev.kith.gateway.route.Backends;
import dev.kith.gateway.route.Rule;
import java.net.URI;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The instances of all services. */
@Component
public final class Instances {

    private final Map<Backend, RoundRobin> services = new EnumMap<>(Backend.class);

    Instances(Backends backends, Clock clock) {
        backends.urls().forEach((backend, urls) -> services.put(backend, new RoundRobin(urls, clock)));
    }

    /**
     * Calls an instance of the request's service, and others if it cannot be reached.
     *
     * @param call gets the URL at the instance, with path and query exactly as in the request
     */
    public Mono<Void> call(ServerWebExchange exchange, Function<URI, Mono<Void>> call) {
        var backend = Rule.of(exchange).backend();
        var requested = exchange.getRequest().getURI();
        var service = Objects.requireNonNull(services.get(backend), () -> "no service " + backend);
        return service.call(instance -> call.apply(at(instance, requested)));
    }

    /** Whether the request asks for a WebSocket (RFC 9110, section 7.8), and for no other protocol. */
    public static boolean isWebSocketUpgrade(ServerHttpRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeaders().getUpgrade());
    }

    private static URI at(URI instance, URI requested) {
        var query = requested.getRawQuery() == null ? "" : "?" + requested.getRawQuery();
        return URI.create(instance.getScheme() + "://" + instance.getRawAuthority() + requested.getRawPath() + query);
    }
}
