package dev.kith.gateway.edge;

import dev.kith.gateway.GatewayProperties;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;
import reactor.netty.channel.AbortedException;

/** A request whose body ends with an error if it is larger, or takes longer, than allowed. */
final class MeasuredRequest extends ServerHttpRequestDecorator {

    private final GatewayProperties.Body properties;
    private final Clock clock;
    private final Supplier<RuntimeException> tooLarge;
    private final Supplier<RuntimeException> tooSlow;

    MeasuredRequest(
            ServerHttpRequest request,
            GatewayProperties.Body properties,
            Clock clock,
            Supplier<RuntimeException> tooLarge,
            Supplier<RuntimeException> tooSlow) {
        super(request);
        this.properties = properties;
        this.clock = clock;
        this.tooLarge = tooLarge;
        this.tooSlow = tooSlow;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return Flux.defer(() -> {
            var start = clock.instant();
            var read = new AtomicLong();
            var thread = connectionThread();
            return super.getBody()
                    .onErrorMap(MeasuredRequest::isGone, ClientGoneException::new)
                    .<DataBuffer>handle((buffer, sink) -> count(buffer, read, sink))
                    .timeout(
                            Mono.delay(properties.timeout(), thread),
                            buffer -> Mono.delay(remaining(start, read.get()), thread),
                            Mono.error(tooSlow));
        });
    }

    // What breaks while the body is read is the client's end of the connection.
    private static boolean isGone(Throwable failure) {
        return failure instanceof IOException || failure instanceof AbortedException;
    }

    private void count(DataBuffer buffer, AtomicLong read, SynchronousSink<DataBuffer> sink) {
        if (read.addAndGet(buffer.readableByteCount()) > properties.maxSize().toBytes()) {
            DataBufferUtils.release(buffer);
            sink.error(tooLarge.get());
        } else {
            sink.next(buffer);
        }
    }

    private Duration remaining(Instant start, long read) {
        var end = start.plus(properties.allowedTime(read));
        return Duration.between(clock.instant(), end);
    }

    // On another thread, a buffer that arrives at the moment of the timeout would be dropped and never released.
    private Scheduler connectionThread() {
        Connection connection = getNativeRequest(getDelegate());
        return Schedulers.fromExecutorService(connection.channel().eventLoop());
    }
}
