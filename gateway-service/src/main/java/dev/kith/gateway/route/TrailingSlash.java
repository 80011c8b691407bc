package dev.kith.gateway.route;

import dev.kith.gateway.edge.EdgeFilter;
import dev.kith.gateway.edge.Stage;
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
 * Sends whoever forgot the trailing slash of a subtree to the path with it, before any token is asked for. 307, so that
 * method and body stay; without scheme and host, so that it is right behind every proxy.
 */
@Component
class TrailingSlash implements EdgeFilter {

    private static final Set<String> SUBTREES =
            Set.of("/api/auth", "/api/auth/id", "/api/chat", "/api/feed", "/api/profile");
    private static final Pattern COMMENTS = Pattern.compile("/api/feed/[^/]+/comment");
    // For PUT alone: GET of it asks for the profile whose id is "avatar", as any other id there.
    private static final String AVATAR = "/api/profile/avatar";

    @Override
    public Stage stage() {
        return Stage.TRAILING_SLASH;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        return isForgotten(request) ? redirect(exchange) : chain.filter(exchange);
    }

    private static boolean isForgotten(ServerHttpRequest request) {
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
