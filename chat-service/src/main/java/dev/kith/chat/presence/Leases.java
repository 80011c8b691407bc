package dev.kith.chat.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which users are online on which instances, and until when. Methods return the users whose state changed. */
final class Leases {

    private final Duration life;
    private final Map<UUID, Map<UUID, Instant>> endsByInstanceByUser = new HashMap<>();

    Leases(Duration life) {
        this.life = life;
    }

    synchronized boolean isOnline(UUID user) {
        return endsByInstanceByUser.containsKey(user);
    }

    /** Returns the users who were offline before. */
    synchronized Set<UUID> renew(UUID instance, Collection<UUID> users, Instant now) {
        var came = new HashSet<UUID>();
        for (var user : users) {
            var ends = endsByInstanceByUser.computeIfAbsent(user, _ -> {
                came.add(user);
                return new HashMap<>(2);
            });
            ends.put(instance, now.plus(life));
        }
        return came;
    }

    /** Returns the users who are offline now. */
    synchronized Set<UUID> end(UUID instance, Collection<UUID> users) {
        var left = new HashSet<UUID>();
        for (var user : users) {
            var ends = endsByInstanceByUser.get(user);
            if (ends != null && ends.remove(instance) != null && ends.isEmpty()) {
                endsByInstanceByUser.remove(user);
                left.add(user);
            }
        }
        return left;
    }

    /** Returns the users who are offline because no instance renewed their leases. */
    synchronized Set<UUID> expire(Instant now) {
        var left = new HashSet<UUID>();
        endsByInstanceByUser.forEach((user, ends) -> {
            ends.values().removeIf(end -> !end.isAfter(now));
            if (ends.isEmpty()) {
                left.add(user);
            }
        });
        left.forEach(endsByInstanceByUser::remove);
        return left;
    }
}
