package dev.kith.events.contract;

import dev.kith.events.EventType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message has another text.
 *
 * @param senderPosition where this stands in the sender's stream
 * @param receiverPosition where this stands in the receiver's stream; null if that account is gone
 */
public record ChatMessageEdited(
        UUID conversationId,
        UUID messageId,
        long seq,
        UUID sender,
        UUID receiver,
        String text,
        Instant timeSent,
        Instant timeEdited,
        long senderPosition,
        @Nullable Long receiverPosition)
        implements ChatEvent {

    public static final EventType<ChatMessageEdited> TYPE =
            new EventType<>(TOPIC, "chat.message.edited", ChatMessageEdited.class);

    @Override
    public EventType<?> type() {
        return TYPE;
    }
}
