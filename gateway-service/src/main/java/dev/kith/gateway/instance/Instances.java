package dev.kith.gateway.instance;

import dev.kith.gateway.route.Backends;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The instances of all services, by the service's name. */
@Component
public final class Instances {

    private final Map<String, Turns> services = new HashMap<>();

    Instances(Backends backends, Clock clock) {
        backends.urls().forEach((backend, urls) -> services.put(backend.id(), new Turns(urls, clock)));
    }

    /**
     * Calls an instance, and others where it cannot be reached.
     *
     * @param url with the service's name for a host
     * @param call gets the URL with an instance's address instead
     */
    public Mono<Void> call(URI url, Function<URI, Mono<Void>> call) {
        var service = Objects.requireNonNull(services.get(url.getHost()), () -> "no service " + url.getHost());
        return service.call(instance -> call.apply(at(instance, url)));
    }

    private static URI at(URI instance, URI url) {
        var scheme = url.getScheme().startsWith("ws")
                ? instance.getScheme().replaceFirst("^http", "ws")
                : instance.getScheme();
        var query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return URI.create(scheme + "://" + instance.getRawAuthority() + url.getRawPath() + query);
    }
}
