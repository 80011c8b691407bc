package dev.kith.events.contract;

import dev.kith.events.EventType;
import java.time.Instant;
import java.util.UUID;

/**
 * An author has edited a publication. The event has its new state.
 *
 * @param version grows with each edit
 */
public record PublicationUpdated(UUID id, UUID userId, String text, Instant timeCreated, long version)
        implements FeedEvent {

    public static final EventType<PublicationUpdated> TYPE = new EventType<>(
            EventTopics.FEED_EVENTS, "publication.updated", PublicationUpdated.class, PublicationUpdated::id);
}
