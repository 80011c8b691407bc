/**
 * The erasure of a deleted account. A living peer keeps the conversation, with a pseudonym in place of the user.
 * Everything else is deleted: notes to oneself, how far the user has read, the user's own stream, and conversations
 * whose other account is deleted too. The positions and seqs of the peer do not change, so no device of the peer finds
 * a gap.
 *
 * <p>Every step has the lock of the peer, and so does not run beside a change of the conversation. The user's own lock
 * is not needed: after {@link dev.kith.chat.user.ChatUsers#erase} no change of that user begins.
 */
@NullMarked
package dev.kith.chat.erasure;

import org.jspecify.annotations.NullMarked;
