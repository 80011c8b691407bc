package dev.kith.chat.change;

import org.jspecify.annotations.Nullable;

/**
 * Where a change stands in both streams.
 *
 * @param peer the same as the actor's in a conversation with oneself; null if the peer's account is gone
 */
record Positions(long actor, @Nullable Long peer) {}
