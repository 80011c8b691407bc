/**
 * Reading of conversations and their messages. Their changes are in {@code message}. The entry point is
 * {@link dev.kith.chat.conversation.Conversations}.
 */
@NullMarked
package dev.kith.chat.conversation;

import org.jspecify.annotations.NullMarked;
