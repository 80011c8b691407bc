package dev.kith.gateway.edge;

import dev.kith.gateway.GatewayProperties;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.time.Clock;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses a body that is too large, by its {@code Content-Length} before a byte is read or while a chunked one arrives,
 * and a body that arrives too slowly.
 */
@Component
class BodyLimit implements EdgeFilter {

    private final GatewayProperties.Body properties;
    private final long maxBytes;
    private final Clock clock;

    BodyLimit(GatewayProperties properties, Clock clock) {
        this.properties = properties.body();
        this.maxBytes = this.properties.maxSize().toBytes();
        this.clock = clock;
    }

    @Override
    public Stage stage() {
        return Stage.BODY_LIMITED;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var headers = exchange.getRequest().getHeaders();
        if (headers.getContentLength() > maxBytes) {
            return Mono.error(tooLarge(exchange, headers.getContentLength()));
        }
        return chain.filter(hasBody(headers) ? measured(exchange) : exchange);
    }

    // RFC 9112, section 6.3.
    private static boolean hasBody(HttpHeaders headers) {
        return headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    private ServerWebExchange measured(ServerWebExchange exchange) {
        ServerHttpRequest measured = new MeasuredRequest(
                exchange.getRequest(),
                properties,
                clock,
                () -> tooLarge(exchange, Long.MAX_VALUE),
                () -> tooSlow(exchange));
        return exchange.mutate().request(measured).build();
    }

    // A client that still sends when the connection closes does not see the response. So the server reads and discards
    // the rest, up to a bound.
    private ProblemException tooLarge(ServerWebExchange exchange, long contentLength) {
        if (contentLength > properties.maxDiscarded()) {
            exchange.getResponse().getHeaders().setConnection("close");
        }
        return new ProblemException(
                ProblemType.CONTENT_TOO_LARGE, "The body has more than the %d bytes allowed".formatted(maxBytes));
    }

    private ProblemException tooSlow(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setConnection("close");
        return new ProblemException(
                ProblemType.REQUEST_TIMEOUT,
                "The body came too slowly, expected it within %d s, and a second more for each %d bytes"
                        .formatted(
                                properties.timeout().toSeconds(),
                                properties.minRate().toBytes()));
    }
}
