package dev.kith.chat.hub;

import java.nio.ByteBuffer;

/** What can be written to a socket. */
sealed interface Frame {

    /**
     * A message.
     *
     * @param bytes that it has in UTF-8
     */
    record Text(String text, int bytes) implements Frame {

        Text(String text) {
            this(text, Utf8.length(text));
        }
    }

    record Ping() implements Frame {

        static ByteBuffer payload() {
            return ByteBuffer.allocate(0);
        }
    }

    record Close(CloseCode code) implements Frame {}
}
