package dev.kith.events.contract;

import dev.kith.events.EventType;
import java.util.UUID;

/**
 * A comment was deleted, and its publication was not.
 *
 * @param pubId the publication's id
 */
public record CommentDeleted(UUID id, UUID pubId, UUID userId) implements FeedEvent {

    public static final EventType<CommentDeleted> TYPE =
            new EventType<>(EventTopics.FEED_EVENTS, "comment.deleted", CommentDeleted.class, CommentDeleted::pubId);
}
