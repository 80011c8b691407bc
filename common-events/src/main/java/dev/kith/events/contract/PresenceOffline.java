package dev.kith.events.contract;

import dev.kith.events.EventType;
import java.util.List;
import java.util.UUID;

/** These users have no socket on this instance any more. A signal. */
public record PresenceOffline(UUID instanceId, List<UUID> userIds) implements PresenceSignal {

    public static final EventType<PresenceOffline> TYPE =
            new EventType<>(TOPIC, "presence.offline", PresenceOffline.class);

    public PresenceOffline {
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
