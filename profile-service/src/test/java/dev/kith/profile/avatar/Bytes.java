package dev.kith.profile.avatar;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.IntStream;

/** Files made of parts of others. */
final class Bytes {

    private Bytes() {}

    static byte[] patched(byte[] original, int at, int... bytes) {
        var patch = new byte[bytes.length];
        for (var i = 0; i < bytes.length; i++) {
            patch[i] = (byte) bytes[i];
        }
        return patched(original, at, patch);
    }

    static byte[] patched(byte[] original, int at, byte[] patch) {
        var copy = original.clone();
        System.arraycopy(patch, 0, copy, at, patch.length);
        return copy;
    }

    static byte[] big(int first, int second) {
        return ByteBuffer.allocate(8).putInt(first).putInt(second).array();
    }

    static byte[] shorts(int first, int second) {
        return ByteBuffer.allocate(4)
                .putShort((short) first)
                .putShort((short) second)
                .array();
    }

    static byte[] little(int first, int second) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) first)
                .putShort((short) second)
                .array();
    }

    static byte[] inserted(byte[] original, int at, byte[] bytes) {
        return ByteBuffer.allocate(original.length + bytes.length)
                .put(original, 0, at)
                .put(bytes)
                .put(original, at, original.length - at)
                .array();
    }

    static int find(byte[] bytes, int... pattern) {
        return places(bytes, pattern).findFirst().orElseThrow();
    }

    static int findLast(byte[] bytes, int... pattern) {
        return places(bytes, pattern).max().orElseThrow();
    }

    static long count(byte[] bytes, int... pattern) {
        return places(bytes, pattern).count();
    }

    private static IntStream places(byte[] bytes, int... pattern) {
        return IntStream.rangeClosed(0, bytes.length - pattern.length)
                .filter(at -> IntStream.range(0, pattern.length).allMatch(i -> bytes[at + i] == (byte) pattern[i]));
    }
}
