/**
 * The users of chat, known from the events of their accounts. The row of a user is the lock for every change of that
 * user, and the counter of that user's stream. The entry point is {@link dev.kith.chat.user.ChatUsers}.
 */
@NullMarked
package dev.kith.chat.user;

import org.jspecify.annotations.NullMarked;
