package dev.kith.chat.message;

import dev.kith.chat.conversation.Message;

/**
 * A stored message.
 *
 * @param repeated whether it had been sent before, with the same {@code clientId}
 */
public record Receipt(Message message, boolean repeated) {}
