package dev.kith.events.contract;

import dev.kith.events.EventType;
import java.util.UUID;

/** An instance does not know who is online, and asks the others to say. A signal. */
public record PresenceAsked(UUID instanceId) implements PresenceSignal {

    public static final EventType<PresenceAsked> TYPE = new EventType<>(TOPIC, "presence.asked", PresenceAsked.class);

    @Override
    public EventType<?> type() {
        return TYPE;
    }

    @Override
    public String key() {
        return instanceId.toString();
    }
}
