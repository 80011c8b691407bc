package dev.kith.chat.hub;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What an operator sees of this instance's sockets. */
@Component
final class HubMeters {

    // A client may close with any of thousands, and each would be a time series.
    private static final Set<Integer> CODES = Stream.concat(
                    Stream.of(1000, 1006), Arrays.stream(CloseCode.values()).map(CloseCode::code))
            .collect(Collectors.toUnmodifiableSet());

    private final MeterRegistry meters;

    HubMeters(Hub hub, MeterRegistry meters) {
        this.meters = meters;
        Gauge.builder("kith.hub.sockets", hub, Hub::size)
                .description("sockets that are open")
                .register(meters);
        Gauge.builder("kith.hub.backlog.bytes", hub, all -> all.backlog().bytes())
                .description("what waits to go out on all sockets")
                .register(meters);
    }

    @EventListener
    void closed(SocketClosed event) {
        var code = CODES.contains(event.code()) ? Integer.toString(event.code()) : "other";
        meters.counter("kith.hub.closed", "code", code).increment();
    }
}
