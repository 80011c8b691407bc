package dev.kith.events.contract;

import dev.kith.events.Event;
import dev.kith.events.EventType;
import java.util.UUID;

/** An instance does not know who is online, and asks the others to say. A signal. */
public record PresenceAsked(UUID instanceId) implements Event {

    public static final EventType<PresenceAsked> TYPE =
            new EventType<>(PresenceOnline.TOPIC, "presence.asked", PresenceAsked.class);

    @Override
    public EventType<?> type() {
        return TYPE;
    }

    @Override
    public String key() {
        return instanceId.toString();
    }
}
