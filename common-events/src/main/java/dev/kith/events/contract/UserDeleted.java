package dev.kith.events.contract;

import dev.kith.events.Event;
import dev.kith.events.EventType;
import java.util.UUID;

/** An account is gone; whoever holds something of this user erases it. */
public record UserDeleted(UUID userId) implements Event {

    public static final EventType<UserDeleted> TYPE =
            new EventType<>("user-deleted", "user.deleted", UserDeleted.class);

    @Override
    public EventType<?> type() {
        return TYPE;
    }

    @Override
    public String key() {
        return userId.toString();
    }
}
