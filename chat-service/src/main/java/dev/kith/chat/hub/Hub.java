package dev.kith.chat.hub;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The open sockets of this instance. */
@Component
public final class Hub {

    // Lists that are never changed: a user has few sockets, and they are read far more often than opened.
    private final Map<UUID, List<Connection>> connections = new ConcurrentHashMap<>();

    private final Backlog backlog = Backlog.ofHeap();
    private final HubProperties limits;
    private final ApplicationEventPublisher publisher;

    Hub(HubProperties limits, ApplicationEventPublisher publisher) {
        this.limits = limits;
        this.publisher = publisher;
    }

    /** The user's sockets on this instance, as they are at this moment. */
    public Collection<? extends Socket> socketsOf(UUID user) {
        return connections.getOrDefault(user, List.of());
    }

    /** Who has a socket on this instance. */
    public Collection<UUID> users() {
        return List.copyOf(connections.keySet());
    }

    /** How many sockets are open. */
    public int size() {
        return connections.values().stream().mapToInt(List::size).sum();
    }

    /** What waits to go out on all of them. */
    Backlog backlog() {
        return backlog;
    }

    List<Connection> all() {
        return connections.values().stream().flatMap(List::stream).toList();
    }

    /** Whether there was room for it. */
    boolean add(Connection connection) {
        var user = connection.user();
        var of = connections.compute(user, (_, others) -> {
            if (others == null) {
                // Within, so that coming and leaving are told in their order.
                publisher.publishEvent(new UserCame(user));
                return List.of(connection);
            }
            if (others.size() >= limits.socketsPerUser()) {
                return others;
            }
            var more = new ArrayList<>(others);
            more.add(connection);
            return List.copyOf(more);
        });
        if (!of.contains(connection)) {
            return false;
        }
        publisher.publishEvent(new SocketOpened(connection));
        return true;
    }

    void remove(Connection connection, int code) {
        connections.computeIfPresent(connection.user(), (_, all) -> {
            var others = all.stream().filter(other -> other != connection).toList();
            if (others.isEmpty()) {
                publisher.publishEvent(new UserLeft(connection.user()));
                return null;
            }
            return others;
        });
        publisher.publishEvent(new SocketClosed(connection, code));
    }
}
