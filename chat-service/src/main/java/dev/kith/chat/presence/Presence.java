package dev.kith.chat.presence;

import dev.kith.chat.hub.UserCame;
import dev.kith.chat.hub.UserLeft;
import dev.kith.chat.presence.PresenceSignal.Asked;
import dev.kith.chat.presence.PresenceSignal.Offline;
import dev.kith.chat.presence.PresenceSignal.Online;
import dev.kith.chat.presence.PresenceSignal.Typing;
import dev.kith.events.Signals;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Says who has a socket on this instance, and hears who has one on others. */
@Component
class Presence {

    /** Keeps a signal well below what Kafka takes. */
    private static final int USERS_IN_A_SIGNAL = 500;

    private final UUID instance = UUID.randomUUID();
    private final Signals signals;
    private final Leases leases;
    private final PresencePushes pushes;
    private final Clock clock;

    /**
     * Who has a socket here. The hub knows too, but whoever is leaving it at this moment must not be told of once more.
     */
    private final Set<UUID> here = new HashSet<>();

    Presence(Signals signals, PresencePushes pushes, PresenceProperties properties, Clock clock) {
        this.signals = signals;
        this.leases = new Leases(properties.lease());
        this.pushes = pushes;
        this.clock = clock;
    }

    boolean isOnline(UUID user) {
        return leases.isOnline(user);
    }

    @EventListener
    synchronized void came(UserCame event) {
        here.add(event.user());
        var signal = new Online(instance, List.of(event.user()));
        apply(signal);
        signals.send(signal);
    }

    @EventListener
    synchronized void left(UserLeft event) {
        here.remove(event.user());
        var signal = new Offline(instance, List.of(event.user()));
        apply(signal);
        signals.send(signal);
    }

    /** Renews the leases of this instance's users everywhere, and lets go those that nobody has renewed. */
    @Scheduled(fixedDelayString = "${kith.presence.round}")
    void round() {
        tellAll();
        pushes.changed(leases.expire(clock.instant()), false);
    }

    void onSignal(PresenceSignal signal) {
        switch (signal) {
            case Online online when isFromElsewhere(online.instanceId()) -> apply(online);
            case Offline offline when isFromElsewhere(offline.instanceId()) -> apply(offline);
            case Asked asked when isFromElsewhere(asked.instanceId()) -> tellAll();
            case Online _, Offline _, Asked _, Typing _ -> {}
        }
    }

    void ask() {
        signals.send(new Asked(instance));
    }

    // Its own it has applied when they were true; by the time they come back they may not be.
    private boolean isFromElsewhere(UUID other) {
        return !other.equals(instance);
    }

    private void apply(Online signal) {
        pushes.changed(leases.renew(signal.instanceId(), signal.userIds(), clock.instant()), true);
    }

    private void apply(Offline signal) {
        pushes.changed(leases.end(signal.instanceId(), signal.userIds()), false);
    }

    private synchronized void tellAll() {
        var users = new ArrayList<>(here);
        for (var from = 0; from < users.size(); from += USERS_IN_A_SIGNAL) {
            var signal = new Online(instance, users.subList(from, Math.min(users.size(), from + USERS_IN_A_SIGNAL)));
            apply(signal);
            signals.send(signal);
        }
    }
}
