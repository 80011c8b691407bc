package dev.kith.events.contract;

import dev.kith.events.Event;
import dev.kith.events.EventType;
import java.util.UUID;

/** Somebody has an account now. */
public record UserRegistered(UUID userId) implements Event {

    public static final EventType<UserRegistered> TYPE =
            new EventType<>("user-registered", "user.registered", UserRegistered.class);

    @Override
    public EventType<?> type() {
        return TYPE;
    }

    @Override
    public String key() {
        return userId.toString();
    }
}
