package dev.kith.chat.live;

import org.jspecify.annotations.Nullable;

/** What {@code chat.send} carries, in both protocols. */
record SendPayload(
        @Nullable String receiver,
        @Nullable String text,
        @Nullable String clientId) {}
