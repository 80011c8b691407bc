package dev.kith.events.contract;

import dev.kith.events.Event;
import dev.kith.events.EventTopic;
import dev.kith.events.EventType;
import java.time.Instant;
import java.util.UUID;

/**
 * Something happened to a publication or to one of its comments. The key is the publication's id, so that all of it is
 * delivered in order.
 */
public sealed interface FeedEvent extends Event {

    EventTopic TOPIC = EventTopic.of("feed-events");

    /**
     * A user has published something.
     *
     * @param version grows with each edit
     */
    record PublicationCreated(UUID id, UUID userId, String text, Instant timeCreated, long version)
            implements FeedEvent {

        public static final EventType<PublicationCreated> TYPE =
                new EventType<>(TOPIC, "publication.created", PublicationCreated.class, PublicationCreated::id);
    }

    /**
     * An author has edited a publication. The event has its new state.
     *
     * @param version grows with each edit
     */
    record PublicationUpdated(UUID id, UUID userId, String text, Instant timeCreated, long version)
            implements FeedEvent {

        public static final EventType<PublicationUpdated> TYPE =
                new EventType<>(TOPIC, "publication.updated", PublicationUpdated.class, PublicationUpdated::id);
    }

    /** A publication was deleted, and with it all of its comments, which have no events of their own. */
    record PublicationDeleted(UUID id, UUID userId) implements FeedEvent {

        public static final EventType<PublicationDeleted> TYPE =
                new EventType<>(TOPIC, "publication.deleted", PublicationDeleted.class, PublicationDeleted::id);
    }

    /**
     * A user has commented on a publication.
     *
     * @param pubId the publication's id
     */
    record CommentCreated(UUID id, UUID pubId, UUID userId, String text, Instant timeCreated) implements FeedEvent {

        public static final EventType<CommentCreated> TYPE =
                new EventType<>(TOPIC, "comment.created", CommentCreated.class, CommentCreated::pubId);
    }

    /**
     * A comment was deleted, and its publication was not.
     *
     * @param pubId the publication's id
     */
    record CommentDeleted(UUID id, UUID pubId, UUID userId) implements FeedEvent {

        public static final EventType<CommentDeleted> TYPE =
                new EventType<>(TOPIC, "comment.deleted", CommentDeleted.class, CommentDeleted::pubId);
    }
}
