/**
 * What people do in conversations: send, edit, delete, say how far they have read. Each is one transaction, under the locks of both
 * ends. The door is {@link dev.kith.chat.message.Messages}.
 */
@NullMarked
package dev.kith.chat.message;

import org.jspecify.annotations.NullMarked;
