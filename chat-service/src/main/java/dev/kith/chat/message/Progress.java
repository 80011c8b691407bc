package dev.kith.chat.message;

import java.util.UUID;

/** How far somebody has come in a conversation now. */
record Progress(UUID conversation, long seq) {}
