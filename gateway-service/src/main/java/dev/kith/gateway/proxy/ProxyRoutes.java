package dev.kith.gateway.proxy;

import dev.kith.gateway.GatewayProperties;
import dev.kith.gateway.route.Backend;
import dev.kith.gateway.route.Backends;
import dev.kith.gateway.route.Rule;
import io.netty.channel.unix.Errors.NativeIoException;
import java.net.SocketException;
import java.net.URI;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.Buildable;
import org.springframework.cloud.gateway.route.builder.GatewayFilterSpec;
import org.springframework.cloud.gateway.route.builder.PredicateSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.route.builder.UriSpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import reactor.netty.http.client.PrematureCloseException;

/** Configures Spring Cloud Gateway to forward requests to the service of their rule. */
@Configuration(proxyBeanMethods = false)
class ProxyRoutes {

    @Bean
    RouteLocator backendRoutes(RouteLocatorBuilder builder, Backends backends) {
        var locator = builder.routes();
        backends.urls().keySet().forEach(backend -> locator.route(backend.id(), route -> to(backend, route)));
        return locator.build();
    }

    // Not Spring Cloud Gateway's own response-timeout: that one starts with the request, and would end a slow upload.
    @Bean
    HttpClientCustomizer responseTimeout(GatewayProperties properties) {
        return http -> http.responseTimeout(properties.forwarding().response());
    }

    // Instances replaces this URL, which is only a name.
    private static Buildable<Route> to(Backend backend, PredicateSpec route) {
        return route.predicate(exchange -> Rule.isFor(exchange, backend))
                .filters(ProxyRoutes::retrySafeMethodsOnce)
                .uri(URI.create("http://" + backend.id()));
    }

    // A service that restarts closes connections that the pool still considers open.
    @SuppressWarnings("unchecked") // A generic array for the varargs, which is not kept.
    private static UriSpec retrySafeMethodsOnce(GatewayFilterSpec filters) {
        return filters.retry(retry -> retry.setRetries(1)
                .setSeries()
                .setMethods(HttpMethod.GET, HttpMethod.HEAD)
                .setExceptions(PrematureCloseException.class, SocketException.class, NativeIoException.class));
    }
}
