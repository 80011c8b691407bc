package dev.kith.events.contract;

import dev.kith.events.EventType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message is there.
 *
 * @param seq its place in the conversation, 1, 2, 3, … without gaps
 * @param clientId the sender's own name for it, for the sender alone
 * @param senderPosition where this stands in the sender's stream
 * @param receiverPosition where this stands in the receiver's stream; the same one if both are one person
 */
public record ChatMessageSent(
        UUID conversationId,
        UUID messageId,
        long seq,
        UUID sender,
        UUID receiver,
        String text,
        @Nullable String clientId,
        Instant timeSent,
        long senderPosition,
        long receiverPosition)
        implements ChatEvent {

    public static final EventType<ChatMessageSent> TYPE =
            new EventType<>(TOPIC, "chat.message.sent", ChatMessageSent.class);

    @Override
    public EventType<?> type() {
        return TYPE;
    }
}
