package dev.kith.gateway.body;

import dev.kith.gateway.edge.EdgeFilter;
import dev.kith.gateway.edge.Stage;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses a body that is too large: by its announced length before a byte is read, or while a chunked one comes in. */
@Component
@EnableConfigurationProperties(BodySettings.class)
class BodyLimit implements EdgeFilter {

    // Times the limit.
    private static final int DRAINED = 8;

    private final DataSize most;

    BodyLimit(BodySettings settings) {
        this.most = settings.maxSize();
    }

    @Override
    public Stage stage() {
        return Stage.LIMITED;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var announced = exchange.getRequest().getHeaders().getContentLength();
        if (announced > most.toBytes()) {
            return Mono.error(tooLarge(exchange, announced));
        }
        // Netty reads no more than what was announced.
        return announced >= 0 ? chain.filter(exchange) : chain.filter(counted(exchange));
    }

    private ServerWebExchange counted(ServerWebExchange exchange) {
        ServerHttpRequest counting =
                new CountedRequest(exchange.getRequest(), most.toBytes(), () -> tooLarge(exchange, Long.MAX_VALUE));
        return exchange.mutate().request(counting).build();
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
}
