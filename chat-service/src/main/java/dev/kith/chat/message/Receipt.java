package dev.kith.chat.message;

import dev.kith.chat.conversation.Message;

/**
 * A message that is kept.
 *
 * @param repeated whether it was sent before, under the same {@code clientId}
 */
public record Receipt(Message message, boolean repeated) {}
