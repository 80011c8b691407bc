package dev.kith.events.contract;

import dev.kith.events.EventType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has read what the peer wrote, up to a message.
 *
 * @param reader whose progress it is
 * @param seq of that message
 * @param readerPosition where this stands in the reader's stream
 * @param peerPosition where this stands in the peer's stream; null if that account is gone
 */
public record ChatConversationRead(
        UUID conversationId,
        UUID reader,
        UUID peer,
        long seq,
        long readerPosition,
        @Nullable Long peerPosition) implements ChatEvent {

    public static final EventType<ChatConversationRead> TYPE =
            new EventType<>(TOPIC, "chat.conversation.read", ChatConversationRead.class);

    @Override
    public EventType<?> type() {
        return TYPE;
    }
}
