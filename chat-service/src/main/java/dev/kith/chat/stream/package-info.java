/**
 * Streams of users. Each user has a stream with the positions 1, 2, 3, … without gaps. A transaction takes a position
 * while it holds the lock of the user, so commits and positions have the same order.
 *
 * <p>Delivery depends on that order. A {@link dev.kith.chat.stream.StreamCursor} that has a position can tell a
 * duplicate from a gap, and reads what is missing. A published entry may therefore arrive twice, late or not at all.
 *
 * <p>This package does not depend on the contents of the streams. The entry point is
 * {@link dev.kith.chat.stream.UserStreams}.
 */
@NullMarked
package dev.kith.chat.stream;

import org.jspecify.annotations.NullMarked;
