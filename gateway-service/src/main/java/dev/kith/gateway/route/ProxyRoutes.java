package dev.kith.gateway.route;

import io.netty.channel.unix.Errors.NativeIoException;
import java.net.SocketException;
import java.net.URI;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.Buildable;
import org.springframework.cloud.gateway.route.builder.GatewayFilterSpec;
import org.springframework.cloud.gateway.route.builder.PredicateSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.route.builder.UriSpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpMethod;
import reactor.netty.http.client.PrematureCloseException;

/** Tells Spring Cloud Gateway where to send what the table has let through. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({Backends.class, RouteProperties.class})
class ProxyRoutes {

    @Bean
    Routes routes(Backends backends, RouteProperties properties, Environment environment) {
        return new Routes(backends, properties.publicReads(), environment.acceptsProfiles(Profiles.of("local")));
    }

    @Bean
    RouteLocator backendRoutes(RouteLocatorBuilder builder, Backends backends) {
        var locator = builder.routes();
        backends.urls().keySet().forEach(backend -> locator.route(backend.id(), route -> to(backend, route)));
        return locator.build();
    }

    // The package instance knows the addresses; the URL here is only a name.
    private static Buildable<Route> to(Backend backend, PredicateSpec route) {
        return route.predicate(exchange -> Rule.isFor(exchange, backend))
                .filters(ProxyRoutes::retryOnceWhereHarmless)
                .uri(URI.create("http://" + backend.id()));
    }

    // A service that restarts closes connections that the pool still takes for good.
    @SuppressWarnings("unchecked") // of a generic array for the varargs, which is not kept
    private static UriSpec retryOnceWhereHarmless(GatewayFilterSpec filters) {
        return filters.retry(retry -> retry.setRetries(1)
                .setSeries()
                .setMethods(HttpMethod.GET, HttpMethod.HEAD)
                .setExceptions(PrematureCloseException.class, SocketException.class, NativeIoException.class));
    }
}
