package dev.kith.events.contract;

import dev.kith.events.EventType;
import java.time.Instant;
import java.util.UUID;

/**
 * An author has edited a publication: how it is now.
 *
 * @param version grows with each edit
 */
public record PublicationUpdated(UUID id, UUID userId, String text, Instant timeCreated, long version)
        implements FeedEvent {

    public static final EventType<PublicationUpdated> TYPE =
            new EventType<>(TOPIC, "publication.updated", PublicationUpdated.class);

    @Override
    public EventType<?> type() {
        return TYPE;
    }

    @Override
    public String key() {
        return id.toString();
    }
}
