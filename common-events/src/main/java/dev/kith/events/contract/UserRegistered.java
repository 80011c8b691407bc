package dev.kith.events.contract;

import dev.kith.events.Event;
import dev.kith.events.EventType;
import java.util.UUID;

/** A user has registered. */
public record UserRegistered(UUID userId) implements Event {

    public static final EventType<UserRegistered> TYPE = new EventType<>(
            EventTopics.USER_REGISTERED, "user.registered", UserRegistered.class, UserRegistered::userId);
}
