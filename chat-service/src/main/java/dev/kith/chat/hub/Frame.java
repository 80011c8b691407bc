package dev.kith.chat.hub;

import java.nio.ByteBuffer;

/** A frame that can be written to a socket. */
sealed interface Frame {

    /** The size of a text in UTF-8, without encoding it. */
    static int utf8Length(CharSequence text) {
        var bytes = text.length();
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= 0x80) {
                // Two bytes, or three, or four for a surrogate pair, which is two characters.
                bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return bytes;
    }

    /**
     * A text.
     *
     * @param bytes the size in UTF-8
     */
    record Text(String text, int bytes) implements Frame {

        Text(String text) {
            this(text, utf8Length(text));
        }
    }

    record Ping() implements Frame {

        static ByteBuffer payload() {
            return ByteBuffer.allocate(0);
        }
    }

    record Close(CloseCode code) implements Frame {}
}
