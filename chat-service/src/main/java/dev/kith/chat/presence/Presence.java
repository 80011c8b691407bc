package dev.kith.chat.presence;

import dev.kith.chat.ChatProperties;
import dev.kith.chat.hub.HubEvent.UserConnected;
import dev.kith.chat.hub.HubEvent.UserDisconnected;
import dev.kith.chat.presence.PresenceSignal.Asked;
import dev.kith.chat.presence.PresenceSignal.Offline;
import dev.kith.chat.presence.PresenceSignal.Online;
import dev.kith.chat.presence.PresenceSignal.Typing;
import dev.kith.chat.protocol.ServerFrame.PresenceFrame.UserState;
import dev.kith.events.Signals;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells other instances which users have a socket on this one, and follows what they tell. */
@Component
public class Presence {

    /** Keeps a signal well below the largest message that Kafka accepts. */
    private static final int USERS_IN_A_SIGNAL = 500;

    private final UUID instance = UUID.randomUUID();
    private final Signals signals;
    private final Leases leases;
    private final PresencePushes pushes;
    private final Clock clock;

    /** Held from the change of a lease until it is pushed: pushes of two threads must not overtake each other. */
    private final Lock changes = new ReentrantLock();

    /**
     * The users with a socket here. The hub has them too, but a user who leaves the hub at this moment must not be
     * announced once more.
     */
    private final Set<UUID> local = new HashSet<>();

    Presence(Signals signals, PresencePushes pushes, ChatProperties properties, Clock clock) {
        this.signals = signals;
        this.leases = new Leases(properties.presence().lease());
        this.pushes = pushes;
        this.clock = clock;
    }

    boolean isOnline(UUID user) {
        return leases.isOnline(user);
    }

    /** Takes which of these users are online. No change is pushed meanwhile. */
    void read(Collection<UUID> users, Consumer<List<UserState>> reader) {
        changes.lock();
        try {
            reader.accept(users.stream()
                    .map(user -> new UserState(user, isOnline(user)))
                    .toList());
        } finally {
            changes.unlock();
        }
    }

    @EventListener
    synchronized void onUserConnected(UserConnected event) {
        local.add(event.user());
        var signal = new Online(instance, List.of(event.user()));
        apply(signal);
        signals.send(signal);
    }

    @EventListener
    synchronized void onUserDisconnected(UserDisconnected event) {
        local.remove(event.user());
        var signal = new Offline(instance, List.of(event.user()));
        apply(signal);
        signals.send(signal);
    }

    /** Renews the leases of this instance's users on all instances, and ends the leases that were not renewed. */
    @Scheduled(fixedDelayString = "${kith.chat.presence.interval}")
    void renewLeases() {
        announceAll();
        change(() -> leases.expire(clock.instant()), false);
    }

    /**
     * Takes a signal of any instance. This instance has applied its own about users when they were true; they may be
     * outdated when they come back.
     */
    public void onSignal(PresenceSignal signal) {
        switch (signal) {
            case Online online when isRemote(online.instanceId()) -> apply(online);
            case Offline offline when isRemote(offline.instanceId()) -> apply(offline);
            case Asked asked when isRemote(asked.instanceId()) -> announceAll();
            case Online _, Offline _, Asked _ -> {}
            case Typing typing -> pushes.typing(typing);
        }
    }

    /** Asks the other instances for their users. */
    public void askOthers() {
        signals.send(new Asked(instance));
    }

    private boolean isRemote(UUID other) {
        return !other.equals(instance);
    }

    private void apply(Online signal) {
        change(() -> leases.renew(signal.instanceId(), signal.userIds(), clock.instant()), true);
    }

    private void apply(Offline signal) {
        change(() -> leases.end(signal.instanceId(), signal.userIds()), false);
    }

    private void change(Supplier<Set<UUID>> change, boolean online) {
        changes.lock();
        try {
            pushes.changed(change.get(), online);
        } finally {
            changes.unlock();
        }
    }

    private synchronized void announceAll() {
        var users = new ArrayList<>(local);
        for (var from = 0; from < users.size(); from += USERS_IN_A_SIGNAL) {
            var signal = new Online(instance, users.subList(from, Math.min(users.size(), from + USERS_IN_A_SIGNAL)));
            apply(signal);
            signals.send(signal);
        }
    }
}
