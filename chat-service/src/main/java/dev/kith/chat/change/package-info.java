/**
 * Streams: for each user everything that this user's devices must see, at positions 1, 2, 3, … without gaps. A position
 * is given in the transaction that changes something, under the lock of the user's row, so commits and positions have
 * one order.
 *
 * <p>That is what delivery rests on. A device that knows its position can tell a double from a gap, and ask for what it
 * missed; so whatever wakes a device (this process after the commit, Kafka from another one) may come twice, late, or
 * not at all. The door is {@link dev.kith.chat.change.Changes}.
 */
@NullMarked
package dev.kith.chat.change;

import org.jspecify.annotations.NullMarked;
