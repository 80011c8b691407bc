package dev.kith.events.contract;

import dev.kith.events.EventType;
import java.util.UUID;

/** Somebody writes to the peer at this moment. A signal: told past the outbox, worth nothing a moment later. */
public record ChatTyping(UUID userId, UUID peerId) implements PresenceSignal {

    public static final EventType<ChatTyping> TYPE = new EventType<>(TOPIC, "chat.typing", ChatTyping.class);

    @Override
    public EventType<?> type() {
        return TYPE;
    }

    @Override
    public String key() {
        return peerId.toString();
    }
}
