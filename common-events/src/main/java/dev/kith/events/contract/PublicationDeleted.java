package dev.kith.events.contract;

import dev.kith.events.EventType;
import java.util.UUID;

/** A publication was deleted, and with it all of its comments, which have no events of their own. */
public record PublicationDeleted(UUID id, UUID userId) implements FeedEvent {

    public static final EventType<PublicationDeleted> TYPE = new EventType<>(
            EventTopics.FEED_EVENTS, "publication.deleted", PublicationDeleted.class, PublicationDeleted::id);
}
