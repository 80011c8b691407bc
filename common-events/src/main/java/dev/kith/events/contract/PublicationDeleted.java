package dev.kith.events.contract;

import dev.kith.events.EventType;
import java.util.UUID;

/** A publication is gone, and with it all of its comments, of which nothing is told apart. */
public record PublicationDeleted(UUID id, UUID userId) implements FeedEvent {

    public static final EventType<PublicationDeleted> TYPE =
            new EventType<>(TOPIC, "publication.deleted", PublicationDeleted.class);

    @Override
    public EventType<?> type() {
        return TYPE;
    }

    @Override
    public String key() {
        return id.toString();
    }
}
