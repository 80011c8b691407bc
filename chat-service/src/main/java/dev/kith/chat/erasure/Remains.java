package dev.kith.chat.erasure;

import java.util.UUID;

/**
 * A conversation of somebody who is erased.
 *
 * @param userId who is erased
 * @param seq up to where the conversation has been gone through
 * @param position up to where the peer's stream has been gone through for it
 */
record Remains(UUID id, UUID userId, UUID peerId, long seq, long position) {}
