package dev.kith.events.contract;

import dev.kith.events.EventType;
import java.util.List;
import java.util.UUID;

/**
 * These users have a socket on this instance of the chat service. A signal, and a lease: said again well before it
 * ends, so that the users of an instance that was killed are offline a while later.
 *
 * @param instanceId made when the instance starts
 */
public record PresenceOnline(UUID instanceId, List<UUID> userIds) implements PresenceSignal {

    public static final EventType<PresenceOnline> TYPE =
            new EventType<>(TOPIC, "presence.online", PresenceOnline.class);

    public PresenceOnline {
        userIds = List.copyOf(userIds);
    }

    @Override
    public EventType<?> type() {
        return TYPE;
    }

    @Override
    public String key() {
        return instanceId.toString();
    }
}
