package dev.kith.gateway.edge;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Redirects a path without the trailing slash of its subtree to the path with it, before authentication. The status is
 * 307, so that method and body stay. The location has no scheme and host, so that it is right behind every proxy.
 */
@Component
class TrailingSlash implements EdgeFilter {

    private static final Set<String> SUBTREES =
            Set.of("/api/auth", "/api/auth/id", "/api/chat", "/api/feed", "/api/profile");
    private static final Pattern COMMENTS = Pattern.compile("/api/feed/[^/]+/comment");
    // For PUT only: a GET asks for the profile with the id "avatar".
    private static final String AVATAR = "/api/profile/avatar";

    @Override
    public Stage stage() {
        return Stage.TRAILING_SLASH;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        return lacksSlash(request) ? redirect(exchange) : chain.filter(exchange);
    }

    private static boolean lacksSlash(ServerHttpRequest request) {
        var path = request.getURI().getRawPath();
        return SUBTREES.contains(path)
                || COMMENTS.matcher(path).matches()
                || (path.equals(AVATAR) && HttpMethod.PUT.equals(request.getMethod()));
    }

    private static Mono<Void> redirect(ServerWebExchange exchange) {
        var asked = exchange.getRequest().getURI();
        var query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatus.TEMPORARY_REDIRECT);
        response.getHeaders().setLocation(URI.create(asked.getRawPath() + "/" + query));
        return response.setComplete();
    }
}
