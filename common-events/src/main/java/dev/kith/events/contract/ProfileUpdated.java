package dev.kith.events.contract;

import dev.kith.events.Event;
import dev.kith.events.EventType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The whole public profile of a user: a projection replaces what it has.
 *
 * @param username absent until one is chosen
 * @param avatar base64 of a thumbnail of at most 16 KiB, absent where there is none; never the upload
 * @param version grows with each change of the profile; a projection that has a higher one ignores this event
 */
public record ProfileUpdated(
        UUID userId,
        @Nullable String username,
        String bio,
        @Nullable String avatar,
        long version) implements Event {

    public static final EventType<ProfileUpdated> TYPE = new EventType<>(
            EventTopics.PROFILE_UPDATES, "profile.updated", ProfileUpdated.class, ProfileUpdated::userId);
}
