package dev.kith.gateway.body;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

/** A request whose body ends with an error once it has more bytes than it may. */
final class CountedRequest extends ServerHttpRequestDecorator {

    private final long most;
    private final Supplier<RuntimeException> tooLarge;

    CountedRequest(ServerHttpRequest request, long most, Supplier<RuntimeException> tooLarge) {
        super(request);
        this.most = most;
        this.tooLarge = tooLarge;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return Flux.defer(() -> {
            var read = new AtomicLong();
            return super.getBody().handle((buffer, sink) -> {
                if (read.addAndGet(buffer.readableByteCount()) > most) {
                    DataBufferUtils.release(buffer);
                    sink.error(tooLarge.get());
                } else {
                    sink.next(buffer);
                }
            });
        });
    }
}
