/**
 * Conversations and their messages, to be read: what two people wrote to each other, and how far each has come. What
 * changes them is in {@code message}. The door is {@link dev.kith.chat.conversation.Conversations}.
 */
@NullMarked
package dev.kith.chat.conversation;

import org.jspecify.annotations.NullMarked;
