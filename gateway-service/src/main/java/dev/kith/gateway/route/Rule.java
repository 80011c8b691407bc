package dev.kith.gateway.route;

import dev.kith.gateway.edge.Listener;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;

/**
 * One line of the table.
 *
 * @param listener where the path exists
 * @param methods the allowed methods; empty for any
 * @param path the exact path, or a subtree if it ends with a slash
 * @param backend the service that serves it; null for the gateway itself
 */
public record Rule(
        Listener listener,
        Set<HttpMethod> methods,
        String path,
        @Nullable Backend backend,
        Access access,
        RateLimit limit) {

    private static final String ATTRIBUTE = Rule.class.getName();
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private static Rule external(
            Set<HttpMethod> methods, String path, @Nullable Backend backend, Access access, RateLimit limit) {
        return new Rule(Listener.EXTERNAL, methods, path, backend, access, limit);
    }

    static Rule open(HttpMethod method, String path, Backend backend, RateLimit limit) {
        return external(withHead(method), path, backend, Access.OPEN, limit);
    }

    static Rule own(String path) {
        return external(READS, path, null, Access.OPEN, RateLimit.NONE);
    }

    static Rule cookies(HttpMethod method, String path, Backend backend, RateLimit limit) {
        return external(Set.of(method), path, backend, Access.COOKIES, limit);
    }

    static Rule optional(HttpMethod method, String path, Backend backend, RateLimit limit) {
        return external(Set.of(method), path, backend, Access.OPTIONAL, limit);
    }

    static Rule reads(String subtree, Backend backend, Access access) {
        return external(READS, subtree, backend, access, RateLimit.READ);
    }

    static Rule guarded(HttpMethod method, String path, Backend backend, RateLimit limit) {
        return external(withHead(method), path, backend, Access.TOKEN, limit);
    }

    /** Any method that no line above allows. */
    static Rule guarded(String subtree, Backend backend, RateLimit limit) {
        return external(Set.of(), subtree, backend, Access.TOKEN, limit);
    }

    /** The rule of a request, found by the {@link RouteFilter}. */
    public static Rule of(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(ATTRIBUTE);
    }

    /** Whether this service serves the request. False on the management port, where requests have no rule. */
    public static boolean isFor(ServerWebExchange exchange, Backend backend) {
        return exchange.getAttribute(ATTRIBUTE) instanceof Rule rule && rule.backend() == backend;
    }

    void put(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    boolean covers(Listener asked, String requestPath) {
        return listener == asked && (path.endsWith("/") ? requestPath.startsWith(path) : requestPath.equals(path));
    }

    boolean allows(HttpMethod method) {
        return methods.isEmpty() || methods.contains(method);
    }

    private static Set<HttpMethod> withHead(HttpMethod method) {
        return method.equals(HttpMethod.GET) ? READS : Set.of(method);
    }
}
