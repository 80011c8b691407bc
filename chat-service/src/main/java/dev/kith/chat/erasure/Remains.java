package dev.kith.chat.erasure;

import java.util.UUID;

/** A conversation of somebody who is erased. */
record Remains(UUID id, UUID peerId) {}
