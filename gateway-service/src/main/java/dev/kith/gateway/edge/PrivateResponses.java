package dev.kith.gateway.edge;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Keeps the response to an authenticated caller out of shared caches, and out of the history of a browser after a
 * logout. A cookie alone forbids no cache to store a response (RFC 9111, section 3). A response with an {@code ETag}
 * may be kept by its owner and must be revalidated.
 */
@Component
class PrivateResponses implements EdgeFilter {

    @Override
    public Stage stage() {
        return Stage.PRIVATE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> {
            var headers = exchange.getResponse().getHeaders();
            headers.set("X-Content-Type-Options", "nosniff");
            if (Caller.of(exchange).isPresent()) {
                if (headers.getCacheControl() == null) {
                    headers.setCacheControl(headers.getETag() == null ? "private, no-store" : "private, no-cache");
                }
                headers.add(HttpHeaders.VARY, "Authorization, Cookie");
            }
            return Mono.empty();
        });
        return chain.filter(exchange);
    }
}
