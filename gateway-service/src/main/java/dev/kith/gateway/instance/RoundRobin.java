package dev.kith.gateway.instance;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** The instances of one service, which take turns. One that could not be reached comes last for a while. */
final class RoundRobin {

    /**
     * Short, because an instance that restarts is back within seconds; long enough that few wait for one that is
     * silent.
     */
    static final Duration AVOIDED = Duration.ofSeconds(5);

    private final List<URI> instances;
    private final InstantSource clock;
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<URI, Instant> unreached = new ConcurrentHashMap<>();

    RoundRobin(List<URI> instances, InstantSource clock) {
        this.instances = List.copyOf(instances);
        this.clock = clock;
    }

    /**
     * Calls the instance whose turn it is, then those after it, until a connection to one is made: before that nothing
     * of a request has been sent, so that any method may be tried again.
     */
    Mono<Void> call(Function<URI, Mono<Void>> call) {
        return Mono.defer(() -> callNext(inTurn().iterator(), call));
    }

    private Mono<Void> callNext(Iterator<URI> row, Function<URI, Mono<Void>> call) {
        var instance = row.next();
        return call.apply(instance).onErrorResume(RoundRobin::isUnreached, failure -> {
            unreached.put(instance, clock.instant());
            return row.hasNext() ? callNext(row, call) : Mono.error(failure);
        });
    }

    private List<URI> inTurn() {
        var row = new ArrayList<>(instances);
        Collections.rotate(row, -Math.floorMod(turn.getAndIncrement(), row.size()));
        var since = clock.instant().minus(AVOIDED);
        row.sort(Comparator.comparing(
                instance -> unreached.getOrDefault(instance, Instant.MIN).isAfter(since)));
        return row;
    }

    private static boolean isUnreached(Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof UnknownHostException;
    }
}
