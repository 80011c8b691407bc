package dev.kith.events.contract;

import dev.kith.events.Event;
import dev.kith.events.EventType;
import java.util.UUID;

/**
 * A service has erased or made anonymous all that it held of a deleted user.
 *
 * @param service its short name, such as {@code profile}
 */
public record UserErased(UUID userId, String service) implements Event {

    public static final EventType<UserErased> TYPE =
            new EventType<>(EventTopics.USER_ERASED, "user.erased", UserErased.class, UserErased::userId);
}
