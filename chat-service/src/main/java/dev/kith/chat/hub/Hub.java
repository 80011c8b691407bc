package dev.kith.chat.hub;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.kith.chat.ChatProperties;
import dev.kith.chat.ChatProperties.Sockets;
import dev.kith.chat.hub.HubEvent.SocketClosed;
import dev.kith.chat.hub.HubEvent.SocketOpened;
import dev.kith.chat.hub.HubEvent.UserConnected;
import dev.kith.chat.hub.HubEvent.UserDisconnected;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The open sockets of this instance. */
@Component
public final class Hub {

    private static final Logger log = LoggerFactory.getLogger(Hub.class);

    // A client may choose any of thousands of codes, and each would be a time series.
    private static final Set<Integer> COUNTED_CODES = Stream.concat(
                    Stream.of(1000, 1006), Arrays.stream(CloseCode.values()).map(CloseCode::code))
            .collect(Collectors.toUnmodifiableSet());

    // The lists are immutable: a user has few sockets, and they are read far more often than opened.
    private final Map<UUID, List<Connection>> connections = new ConcurrentHashMap<>();

    private final SharedBacklog backlog = SharedBacklog.ofHeap();
    private final SharedBacklog incoming = SharedBacklog.ofHeap();
    private final Sockets limits;
    private final ApplicationEventPublisher publisher;
    private final MeterRegistry meters;

    Hub(ChatProperties properties, ApplicationEventPublisher publisher, MeterRegistry meters) {
        this.limits = properties.sockets();
        this.publisher = publisher;
        this.meters = meters;
        Gauge.builder("kith.hub.sockets", this, Hub::size)
                .description("sockets that are open")
                .register(meters);
        Gauge.builder("kith.hub.backlog.bytes", backlog, SharedBacklog::bytes)
                .description("what waits to go out on all sockets")
                .register(meters);
    }

    /** The user's sockets on this instance at this moment. */
    public Collection<? extends Socket> socketsOf(UUID user) {
        return connections.getOrDefault(user, List.of());
    }

    /** How many sockets are open. */
    public int size() {
        return connections.values().stream().mapToInt(List::size).sum();
    }

    SharedBacklog backlog() {
        return backlog;
    }

    /** Of texts that have begun and not ended. */
    SharedBacklog incoming() {
        return incoming;
    }

    List<Connection> all() {
        return connections.values().stream().flatMap(List::stream).toList();
    }

    /** Returns false if the user has too many sockets. */
    boolean add(Connection connection) {
        var user = connection.user();
        var sockets = connections.compute(user, (_, others) -> {
            if (others == null) {
                // Published here, so that the events of a user are published in their order.
                publisher.publishEvent(new UserConnected(user));
                return List.of(connection);
            }
            if (others.size() >= limits.perUser()) {
                return others;
            }
            var more = new ArrayList<>(others);
            more.add(connection);
            return List.copyOf(more);
        });
        if (!sockets.contains(connection)) {
            return false;
        }
        publisher.publishEvent(new SocketOpened(connection));
        return true;
    }

    void remove(Connection connection, int code) {
        connections.computeIfPresent(connection.user(), (_, all) -> {
            var others = all.stream().filter(other -> other != connection).toList();
            if (others.isEmpty()) {
                publisher.publishEvent(new UserDisconnected(connection.user()));
                return null;
            }
            return others;
        });
        var countedCode = COUNTED_CODES.contains(code) ? Integer.toString(code) : "other";
        meters.counter("kith.hub.closed", "code", countedCode).increment();
        publisher.publishEvent(new SocketClosed(connection, code));
    }

    /** One timer checks all sockets: a timer for each would be most of the memory of an idle socket. */
    @Scheduled(fixedRate = 1, initialDelay = 1, timeUnit = SECONDS)
    void checkSockets() {
        for (var connection : all()) {
            try {
                connection.check(limits);
            } catch (RuntimeException e) {
                log.error("Socket {} could not be checked", connection.id(), e);
            }
        }
    }
}
