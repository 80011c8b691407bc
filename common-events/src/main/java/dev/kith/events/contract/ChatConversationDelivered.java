package dev.kith.events.contract;

import dev.kith.events.EventType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device of somebody has received what the peer wrote, up to a message.
 *
 * @param receiver whose progress it is
 * @param seq of that message
 * @param receiverPosition where this stands in the receiver's stream
 * @param peerPosition where this stands in the peer's stream; null if that account is gone
 */
public record ChatConversationDelivered(
        UUID conversationId,
        UUID receiver,
        UUID peer,
        long seq,
        long receiverPosition,
        @Nullable Long peerPosition) implements ChatEvent {

    public static final EventType<ChatConversationDelivered> TYPE =
            new EventType<>(TOPIC, "chat.conversation.delivered", ChatConversationDelivered.class);

    @Override
    public EventType<?> type() {
        return TYPE;
    }
}
