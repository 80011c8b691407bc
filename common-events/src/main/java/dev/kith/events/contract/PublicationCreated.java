package dev.kith.events.contract;

import dev.kith.events.EventType;
import java.time.Instant;
import java.util.UUID;

/**
 * A user has published something.
 *
 * @param version grows with each edit
 */
public record PublicationCreated(UUID id, UUID userId, String text, Instant timeCreated, long version)
        implements FeedEvent {

    public static final EventType<PublicationCreated> TYPE = new EventType<>(
            EventTopics.FEED_EVENTS, "publication.created", PublicationCreated.class, PublicationCreated::id);
}
