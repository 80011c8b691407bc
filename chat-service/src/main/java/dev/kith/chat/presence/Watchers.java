package dev.kith.chat.presence;

import dev.kith.chat.hub.Socket;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Which socket watches whom. */
final class Watchers {

    private final Map<Socket, Set<UUID>> watched = new ConcurrentHashMap<>();
    private final Map<UUID, Set<Socket>> watchers = new ConcurrentHashMap<>();

    /** These, instead of those that the socket has watched before. */
    void watch(Socket socket, Set<UUID> users) {
        forget(socket);
        watched.put(socket, Set.copyOf(users));
        for (var user : users) {
            watchers.compute(user, (_, others) -> {
                var all = others == null ? ConcurrentHashMap.<Socket>newKeySet() : others;
                all.add(socket);
                return all;
            });
        }
    }

    void forget(Socket socket) {
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
