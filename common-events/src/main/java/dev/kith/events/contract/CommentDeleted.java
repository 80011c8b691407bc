package dev.kith.events.contract;

import dev.kith.events.EventType;
import java.util.UUID;

/**
 * A comment is gone, and its publication still there.
 *
 * @param pubId the publication's id
 */
public record CommentDeleted(UUID id, UUID pubId, UUID userId) implements FeedEvent {

    public static final EventType<CommentDeleted> TYPE =
            new EventType<>(TOPIC, "comment.deleted", CommentDeleted.class);

    @Override
    public EventType<?> type() {
        return TYPE;
    }

    @Override
    public String key() {
        return pubId.toString();
    }
}
