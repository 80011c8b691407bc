package dev.kith.gateway.proxy;

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

/** The instances of one service, called in turn. An instance that could not be reached comes last for a while. */
final class RoundRobin {

    /**
     * How long an unreachable instance comes last. Short, because a restart takes seconds; long enough that few
     * requests wait for an instance that does not respond.
     */
    static final Duration AVOIDED = Duration.ofSeconds(5);

    private final List<URI> instances;
    private final InstantSource clock;
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<URI, Instant> unreachableSince = new ConcurrentHashMap<>();

    RoundRobin(List<URI> instances, InstantSource clock) {
        this.instances = List.copyOf(instances);
        this.clock = clock;
    }

    /**
     * Calls the next instance, then those after it, until a connection is made. Before that nothing of the request has
     * been sent, so a request of any method may be repeated.
     */
    Mono<Void> call(Function<URI, Mono<Void>> call) {
        return Mono.defer(() -> callNext(inTurn().iterator(), call));
    }

    private Mono<Void> callNext(Iterator<URI> order, Function<URI, Mono<Void>> call) {
        var instance = order.next();
        return call.apply(instance).onErrorResume(RoundRobin::isUnreachable, failure -> {
            unreachableSince.put(instance, clock.instant());
            return order.hasNext() ? callNext(order, call) : Mono.error(failure);
        });
    }

    private List<URI> inTurn() {
        var order = new ArrayList<>(instances);
        Collections.rotate(order, -Math.floorMod(turn.getAndIncrement(), order.size()));
        var since = clock.instant().minus(AVOIDED);
        order.sort(Comparator.comparing(
                instance -> unreachableSince.getOrDefault(instance, Instant.MIN).isAfter(since)));
        return order;
    }

    private static boolean isUnreachable(Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof UnknownHostException;
    }
}
