package dev.kith.chat.presence;

import dev.kith.chat.hub.Socket;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Which sockets subscribed to the presence of which users. */
@Component
final class Watchers {

    private final Map<Socket, Set<UUID>> watched = new ConcurrentHashMap<>();
    private final Map<UUID, Set<Socket>> watchers = new ConcurrentHashMap<>();

    /** Replaces the users that the socket watches. */
    void watch(Socket socket, Set<UUID> users) {
        remove(socket);
        watched.put(socket, Set.copyOf(users));
        for (var user : users) {
            watchers.compute(user, (_, others) -> {
                var all = others == null ? ConcurrentHashMap.<Socket>newKeySet() : others;
                all.add(socket);
                return all;
            });
        }
    }

    void remove(Socket socket) {
        var users = watched.remove(socket);
        if (users == null) {
            return;
        }
        for (var user : users) {
            watchers.computeIfPresent(user, (_, others) -> {
                others.remove(socket);
                return others.isEmpty() ? null : others;
            });
        }
    }

    void forEach(UUID user, Consumer<Socket> action) {
        watchers.getOrDefault(user, Set.of()).forEach(action);
    }
}
