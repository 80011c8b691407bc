package dev.kith.gateway.instance;

import dev.kith.gateway.route.Backend;
import dev.kith.gateway.route.Backends;
import dev.kith.gateway.route.Rule;
import java.net.URI;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
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
     * Calls an instance of the request's service, and others where it cannot be reached.
     *
     * @param call gets the URL there: path and query are the request's, to the letter
     */
    public Mono<Void> call(ServerWebExchange exchange, Function<URI, Mono<Void>> call) {
        var backend = Rule.of(exchange).backend();
        var asked = exchange.getRequest().getURI();
        var service = Objects.requireNonNull(services.get(backend), () -> "no service " + backend);
        return service.call(instance -> call.apply(at(instance, asked)));
    }

    private static URI at(URI instance, URI asked) {
        var query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        return URI.create(instance.getScheme() + "://" + instance.getRawAuthority() + asked.getRawPath() + query);
    }
}
