package dev.kith.gateway.body;

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

/** A request whose body ends with an error once it has more bytes, or takes more time, than it may. */
final class MeasuredRequest extends ServerHttpRequestDecorator {

    private final BodyProperties properties;
    private final Clock clock;
    private final Supplier<RuntimeException> tooLarge;
    private final Supplier<RuntimeException> tooSlow;

    MeasuredRequest(
            ServerHttpRequest request,
            BodyProperties properties,
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
            var begun = clock.instant();
            var read = new AtomicLong();
            var thread = connectionsThread();
            return super.getBody()
                    .<DataBuffer>handle((buffer, sink) -> count(buffer, read, sink))
                    .timeout(
                            Mono.delay(properties.patience(), thread),
                            buffer -> Mono.delay(left(begun, read.get()), thread),
                            Mono.error(tooSlow));
        });
    }

    private void count(DataBuffer buffer, AtomicLong read, SynchronousSink<DataBuffer> sink) {
        if (read.addAndGet(buffer.readableByteCount()) > properties.maxSize().toBytes()) {
            DataBufferUtils.release(buffer);
            sink.error(tooLarge.get());
        } else {
            sink.next(buffer);
        }
    }

    private Duration left(Instant begun, long read) {
        var end = begun.plus(properties.allowed(read));
        return Duration.between(clock.instant(), end);
    }

    // On any other one, a buffer that comes in the moment when the time is up would be dropped and never released.
    private Scheduler connectionsThread() {
        Connection connection = getNativeRequest(getDelegate());
        return Schedulers.fromExecutorService(connection.channel().eventLoop());
    }
}
