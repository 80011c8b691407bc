package dev.kith.events.contract;

import dev.kith.events.EventType;
import java.time.Instant;
import java.util.UUID;

/**
 * A user has commented on a publication.
 *
 * @param pubId the publication's id
 */
public record CommentCreated(UUID id, UUID pubId, UUID userId, String text, Instant timeCreated) implements FeedEvent {

    public static final EventType<CommentCreated> TYPE =
            new EventType<>(EventTopics.FEED_EVENTS, "comment.created", CommentCreated.class, CommentCreated::pubId);
}
