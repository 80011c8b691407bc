/**
 * Changes in conversations: users send, edit and delete messages, and report how far they have read. Each change is one
 * transaction with the locks of both users. The entry point is {@link dev.kith.chat.message.Messages}.
 *
 * <p>Reading is in {@code conversation}, with {@link dev.kith.chat.conversation.Message}.
 */
@NullMarked
package dev.kith.chat.message;

import org.jspecify.annotations.NullMarked;
