package dev.kith.gateway.origin;

import dev.kith.gateway.edge.EdgeFilter;
import dev.kith.gateway.edge.Stage;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * CORS (Fetch standard, section 3.2). An allowed origin is echoed, with credentials. Any other origin gets the response
 * without CORS headers, also for a preflight; its browser then hides the response from the page.
 */
@Component
class CorsFilter implements EdgeFilter {

    private static final List<HttpMethod> METHODS = List.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);
    private static final List<String> REQUEST_HEADERS = List.of(
            HttpHeaders.AUTHORIZATION,
            HttpHeaders.CONTENT_TYPE,
            "Idempotency-Key",
            HttpHeaders.IF_MATCH,
            HttpHeaders.IF_NONE_MATCH,
            "X-Request-ID",
            "traceparent",
            "tracestate");
    private static final List<String> RESPONSE_HEADERS = List.of(
            HttpHeaders.AUTHORIZATION,
            HttpHeaders.ETAG,
            HttpHeaders.LINK,
            HttpHeaders.LOCATION,
            "RateLimit",
            "RateLimit-Policy",
            HttpHeaders.RETRY_AFTER,
            "X-Request-ID");
    private static final Duration PREFLIGHT_LIFE = Duration.ofMinutes(10);

    private final AllowedOrigins origins;

    CorsFilter(AllowedOrigins origins) {
        this.origins = origins;
    }

    @Override
    public Stage stage() {
        return Stage.CORS;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var response = exchange.getResponse();
        response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        if (isAllowed(request)) {
            allow(request, response.getHeaders());
        }
        if (HttpMethod.OPTIONS.equals(request.getMethod())) {
            response.setStatusCode(HttpStatus.NO_CONTENT);
            return response.setComplete();
        }
        return chain.filter(exchange);
    }

    private boolean isAllowed(ServerHttpRequest request) {
        var origin = request.getHeaders().getOrigin();
        return origin != null && origins.contains(origin);
    }

    private static void allow(ServerHttpRequest request, HttpHeaders headers) {
        headers.setAccessControlAllowOrigin(request.getHeaders().getOrigin());
        headers.setAccessControlAllowCredentials(true);
        headers.setAccessControlExposeHeaders(RESPONSE_HEADERS);
        if (HttpMethod.OPTIONS.equals(request.getMethod())) {
            headers.setAccessControlAllowMethods(METHODS);
            headers.setAccessControlAllowHeaders(REQUEST_HEADERS);
            headers.setAccessControlMaxAge(PREFLIGHT_LIFE);
        }
    }
}
