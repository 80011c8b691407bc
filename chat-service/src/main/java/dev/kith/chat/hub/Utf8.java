package dev.kith.chat.hub;

/** Sizes as they are on the wire. */
final class Utf8 {

    private Utf8() {}

    /** How many bytes the text is in UTF-8, without encoding it. */
    static int length(CharSequence text) {
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
}
