/**
 * What becomes of conversations when an account is gone. What a living peer has stays the peer's, with a pseudonym in
 * the place of the user; everything else goes: notes to oneself, how far the user has read, the user's own stream, and
 * conversations whose other end is gone as well. Positions and seqs of the peer stay as they are, so that no device of
 * theirs finds a gap.
 *
 * <p>Every step runs under the lock of the peer, and so never beside a change in the conversation. The user's own lock
 * is not needed any more: since {@link dev.kith.chat.person.People#erase} nobody gets past it.
 */
@NullMarked
package dev.kith.chat.erasure;

import org.jspecify.annotations.NullMarked;
