package dev.kith.gateway.route;

import dev.kith.gateway.edge.EdgeFilter;
import dev.kith.gateway.edge.Listener;
import dev.kith.gateway.edge.Stage;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.util.HashSet;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Finds the rule of a request, and refuses the request if there is none. */
@Component
class RouteFilter implements EdgeFilter {

    private final Routes routes;

    RouteFilter(Routes routes) {
        this.routes = routes;
    }

    @Override
    public Stage stage() {
        return Stage.ROUTED;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var listener = Listener.of(exchange);
        var path = exchange.getRequest().getURI().getRawPath();
        var rule = routes.find(listener, exchange.getRequest().getMethod(), path);
        if (rule.isEmpty()) {
            return Mono.error(noRule(exchange, routes.methods(listener, path)));
        }
        rule.get().put(exchange);
        return chain.filter(exchange);
    }

    private static ProblemException noRule(ServerWebExchange exchange, List<HttpMethod> methods) {
        if (methods.isEmpty()) {
            return ProblemException.notFound("Nothing is served at this path");
        }
        exchange.getResponse().getHeaders().setAllow(new HashSet<>(methods));
        return new ProblemException(ProblemType.METHOD_NOT_ALLOWED, "Expected one of " + methods);
    }
}
