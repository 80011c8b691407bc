package dev.kith.profile.avatar;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads a file's structure front to back, and refuses to go past its end. */
final class ByteReader {

    private final ByteBuffer bytes;

    ByteReader(byte[] bytes, ByteOrder order) {
        this(ByteBuffer.wrap(bytes).order(order));
    }

    private ByteReader(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    void order(ByteOrder order) {
        bytes.order(order);
    }

    int position() {
        return bytes.position();
    }

    int remaining() {
        return bytes.remaining();
    }

    boolean atEnd() {
        return !bytes.hasRemaining();
    }

    /** The byte {@code ahead} of the next one; it stays unread. */
    int peek(int ahead) {
        return Byte.toUnsignedInt(need(ahead + 1).get(bytes.position() + ahead));
    }

    int u8() {
        return Byte.toUnsignedInt(need(1).get());
    }

    int u16() {
        return Short.toUnsignedInt(need(2).getShort());
    }

    /** Three bytes, the least significant first. */
    int u24() {
        return u8() | u8() << 8 | u8() << 16;
    }

    int i32() {
        return need(4).getInt();
    }

    /** A length or a size of 32 bits; none that matters here needs the last of them. */
    int u31() {
        var value = i32();
        if (value < 0) {
            throw new BrokenImageException("the image names a length of " + Integer.toUnsignedLong(value));
        }
        return value;
    }

    String text(int length) {
        return new String(take(length), StandardCharsets.ISO_8859_1);
    }

    /** Whether these characters come next; they stay unread. */
    boolean startsWith(String text) {
        return bytes.remaining() >= text.length()
                && at(bytes.position()).text(text.length()).equals(text);
    }

    ByteReader skip(int count) {
        need(count).position(bytes.position() + count);
        return this;
    }

    /** The next {@code length} bytes as a file of their own; this reader goes past them. */
    ByteReader slice(int length) {
        var start = bytes.position();
        skip(length);
        return new ByteReader(bytes.slice(start, length).order(bytes.order()));
    }

    /** Everything from here to the end as a file of its own. */
    ByteReader tail() {
        return slice(bytes.remaining());
    }

    /** A second reader of the same file, at {@code offset} from its start. */
    ByteReader at(int offset) {
        return new ByteReader(bytes.duplicate().order(bytes.order()).rewind()).skip(offset);
    }

    /** A copy of what lies between {@code start} and here. */
    byte[] since(int start) {
        var copy = new byte[bytes.position() - start];
        bytes.get(start, copy);
        return copy;
    }

    /** A copy of the whole file. */
    byte[] copy() {
        return at(0).take(bytes.limit());
    }

    private byte[] take(int length) {
        need(length);
        var taken = new byte[length];
        bytes.get(taken);
        return taken;
    }

    private ByteBuffer need(int count) {
        if (count < 0 || count > bytes.remaining()) {
            throw new BrokenImageException("the image ends at byte %d, before it is whole".formatted(bytes.limit()));
        }
        return bytes;
    }
}
