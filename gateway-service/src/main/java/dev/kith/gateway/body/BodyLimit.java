package dev.kith.gateway.body;

import dev.kith.gateway.edge.EdgeFilter;
import dev.kith.gateway.edge.Stage;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses a body that is too large, by its announced length before a byte is read, or while a chunked one comes in; and
 * one that comes too slowly.
 */
@Component
@EnableConfigurationProperties(BodyProperties.class)
class BodyLimit implements EdgeFilter {

    // Times the limit.
    private static final int DRAINED = 8;

    private final BodyProperties properties;
    private final DataSize most;
    private final Clock clock;

    BodyLimit(BodyProperties properties, Clock clock) {
        this.properties = properties;
        this.most = properties.maxSize();
        this.clock = clock;
    }

    @Override
    public Stage stage() {
        return Stage.BODY_LIMITED;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var announced = exchange.getRequest().getHeaders().getContentLength();
        if (announced > most.toBytes()) {
            return Mono.error(tooLarge(exchange, announced));
        }
        return hasBody(exchange.getRequest().getHeaders()) ? chain.filter(measured(exchange)) : chain.filter(exchange);
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

    // A client that still sends when the connection closes never sees the answer; so what comes is read and thrown
    // away, within reason.
    private ProblemException tooLarge(ServerWebExchange exchange, long announced) {
        if (announced > most.toBytes() * DRAINED) {
            exchange.getResponse().getHeaders().setConnection("close");
        }
        return new ProblemException(
                ProblemType.CONTENT_TOO_LARGE, "The body has more than the %d bytes allowed".formatted(most.toBytes()));
    }

    private ProblemException tooSlow(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setConnection("close");
        return new ProblemException(
                ProblemType.REQUEST_TIMEOUT,
                "The body came too slowly, expected it within %d s, and a second more for each %d bytes"
                        .formatted(
                                properties.patience().toSeconds(),
                                properties.slowest().toBytes()));
    }
}
