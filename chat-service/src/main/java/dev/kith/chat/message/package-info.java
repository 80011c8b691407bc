/**
 * What people do in conversations: send, edit, delete, say how far they have read. Each is one transaction, under the
 * locks of both ends. The door is {@link dev.kith.chat.message.Messages}.
 *
 * <p>What they read, {@link dev.kith.chat.conversation.Message} too, is in {@code conversation}: the streams of
 * {@code change} tell of messages as they are now, and this package tells the streams.
 */
@NullMarked
package dev.kith.chat.message;

import org.jspecify.annotations.NullMarked;
