package dev.kith.gateway.connection;

import dev.kith.http.request.ClientNetwork;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Connections that wait in the same way, in the order in which they began to wait. If there are too many, in all or
 * from one network, the one that has waited longest has to go: a client that means well sends its request at once.
 */
final class ConnectionQueue {

    private final int max;
    private final int maxPerNetwork;
    private final SequencedSet<ClientConnection> all = new LinkedHashSet<>();
    private final Map<ClientNetwork, SequencedSet<ClientConnection>> byNetwork = new HashMap<>();

    ConnectionQueue(int max, int maxPerNetwork) {
        this.max = max;
        this.maxPerNetwork = maxPerNetwork;
    }

    /** Adds a connection, and gives the one that has to go for it. That one is in the queue no more. */
    synchronized Optional<ClientConnection> add(ClientConnection connection) {
        all.add(connection);
        var network = connection.network();
        if (network != null) {
            byNetwork.computeIfAbsent(network, _ -> new LinkedHashSet<>()).add(connection);
        }
        var crowd = crowd(network);
        var longest = crowd.map(SequencedSet::getFirst);
        longest.ifPresent(this::remove);
        return longest;
    }

    synchronized void remove(ClientConnection connection) {
        all.remove(connection);
        var network = connection.network();
        if (network != null) {
            byNetwork.computeIfPresent(network, (_, others) -> {
                others.remove(connection);
                return others.isEmpty() ? null : others;
            });
        }
    }

    synchronized int size() {
        return all.size();
    }

    private Optional<SequencedSet<ClientConnection>> crowd(@Nullable ClientNetwork network) {
        var neighbours = network == null ? null : byNetwork.get(network);
        if (neighbours != null && neighbours.size() > maxPerNetwork) {
            return Optional.of(neighbours);
        }
        return all.size() > max ? Optional.of(all) : Optional.empty();
    }
}
