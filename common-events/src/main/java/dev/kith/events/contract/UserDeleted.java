package dev.kith.events.contract;

import dev.kith.events.Event;
import dev.kith.events.EventType;
import java.util.UUID;

/** An account was deleted. Every service that holds data of this user erases it. */
public record UserDeleted(UUID userId) implements Event {

    public static final EventType<UserDeleted> TYPE =
            new EventType<>(EventTopics.USER_DELETED, "user.deleted", UserDeleted.class, UserDeleted::userId);
}
