package dev.kith.gateway.route;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;

/**
 * One line of the table.
 *
 * @param methods what it answers; empty for any
 * @param path the exact path, or with a trailing slash everything under it
 * @param backend who serves it; null for the gateway itself
 * @param limit how often it may be asked for
 */
public record Rule(
        Set<HttpMethod> methods, String path, @Nullable Backend backend, Access access, Limit limit) {

    private static final String ATTRIBUTE = Rule.class.getName();
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    static Rule open(HttpMethod method, String path, Backend backend, Limit limit) {
        return new Rule(withHead(method), path, backend, Access.OPEN, limit);
    }

    static Rule own(String path) {
        return new Rule(READS, path, null, Access.OPEN, Limit.NONE);
    }

    static Rule cookies(HttpMethod method, String path, Backend backend, Limit limit) {
        return new Rule(Set.of(method), path, backend, Access.COOKIES, limit);
    }

    static Rule optional(HttpMethod method, String path, Backend backend, Limit limit) {
        return new Rule(Set.of(method), path, backend, Access.OPTIONAL, limit);
    }

    static Rule reads(String subtree, Backend backend, Access access) {
        return new Rule(READS, subtree, backend, access, Limit.READ);
    }

    static Rule guarded(HttpMethod method, String path, Backend backend, Limit limit) {
        return new Rule(withHead(method), path, backend, Access.TOKEN, limit);
    }

    /** Any method but those that a line above answers. */
    static Rule guarded(String subtree, Backend backend, Limit limit) {
        return new Rule(Set.of(), subtree, backend, Access.TOKEN, limit);
    }

    /** The line of a request that has passed the table. */
    public static Rule of(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(ATTRIBUTE);
    }

    /** Whether it is this service's. Not so on the management port, where no request passes the table. */
    static boolean isFor(ServerWebExchange exchange, Backend backend) {
        return exchange.getAttribute(ATTRIBUTE) instanceof Rule rule && rule.backend() == backend;
    }

    void put(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    boolean covers(String asked) {
        return path.endsWith("/") ? asked.startsWith(path) : asked.equals(path);
    }

    boolean answers(HttpMethod method) {
        return methods.isEmpty() || methods.contains(method);
    }

    private static Set<HttpMethod> withHead(HttpMethod method) {
        return method.equals(HttpMethod.GET) ? READS : Set.of(method);
    }
}
