package dev.kith.events.contract;

import dev.kith.events.Event;
import java.util.UUID;

/**
 * Something happened in a conversation of two people. Each has a stream of all that they must see, with positions 1, 2,
 * 3, … without gaps; the event says where it stands in both.
 */
public sealed interface ChatEvent extends Event
        permits ChatMessageSent,
                ChatMessageEdited,
                ChatMessageDeleted,
                ChatConversationRead,
                ChatConversationDelivered {

    String TOPIC = "chat-messages";

    UUID conversationId();

    @Override
    default String key() {
        return conversationId().toString();
    }
}
