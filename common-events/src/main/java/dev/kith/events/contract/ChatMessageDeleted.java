package dev.kith.events.contract;

import dev.kith.events.EventType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message is gone; its seq is not used again.
 *
 * @param senderPosition where this stands in the sender's stream
 * @param receiverPosition where this stands in the receiver's stream; null if that account is gone
 */
public record ChatMessageDeleted(
        UUID conversationId,
        UUID messageId,
        long seq,
        UUID sender,
        UUID receiver,
        long senderPosition,
        @Nullable Long receiverPosition)
        implements ChatEvent {

    public static final EventType<ChatMessageDeleted> TYPE =
            new EventType<>(TOPIC, "chat.message.deleted", ChatMessageDeleted.class);

    @Override
    public EventType<?> type() {
        return TYPE;
    }
}
