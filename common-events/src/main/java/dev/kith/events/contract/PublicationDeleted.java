package dev.kith.events.contract;

import dev.kith.events.Event;
import dev.kith.events.EventType;
import java.util.UUID;

/** A publication is gone, and with it all of its comments, of which nothing is told apart. */
public record PublicationDeleted(UUID id, UUID userId) implements Event {

    public static final EventType<PublicationDeleted> TYPE =
            new EventType<>("feed-events", "publication.deleted", PublicationDeleted.class);

    @Override
    public EventType<?> type() {
        return TYPE;
    }

    @Override
    public String key() {
        return id.toString();
    }
}
