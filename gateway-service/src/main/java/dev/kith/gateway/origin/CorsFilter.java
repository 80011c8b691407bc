package dev.kith.gateway.origin;

import dev.kith.gateway.edge.EdgeFilter;
import dev.kith.gateway.edge.Stage;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * CORS (Fetch standard, section 3.2). An allowed origin is echoed, with credentials. Another one gets the same answer
 * without a word about it, a preflight too: its browser then keeps the answer from the page.
 */
@Component
@EnableConfigurationProperties(Origins.class)
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

    private final Origins origins;

    CorsFilter(Origins origins) {
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
        return origin != null && origins.allow(origin);
    }

    private static void allow(ServerHttpRequest request, HttpHeaders answer) {
        answer.setAccessControlAllowOrigin(request.getHeaders().getOrigin());
        answer.setAccessControlAllowCredentials(true);
        answer.setAccessControlExposeHeaders(RESPONSE_HEADERS);
        if (HttpMethod.OPTIONS.equals(request.getMethod())) {
            answer.setAccessControlAllowMethods(METHODS);
            answer.setAccessControlAllowHeaders(REQUEST_HEADERS);
            answer.setAccessControlMaxAge(PREFLIGHT_LIFE);
        }
    }
}
