package dev.kith.profile.avatar;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A lossless WebP of 4 x 4 pixels that names 65,536 groups of prefix codes (RFC 9649, section 3.7.2). It has 164 KB,
 * and its decoder makes 354 MB of tables.
 */
final class WebpBomb {

    private static final int GROUPS = 65_536;
    private static final int CODES_OF_A_GROUP = 5;

    private final ByteBuffer bytes = ByteBuffer.allocate(200_000).order(ByteOrder.LITTLE_ENDIAN);
    private int current;
    private int bits;

    private WebpBomb() {}

    static byte[] make() {
        return new WebpBomb().write();
    }

    private byte[] write() {
        bytes.put("RIFF----WEBPVP8L----".getBytes(StandardCharsets.US_ASCII));
        bits(8, 0x2F);
        bits(14, 4 - 1);
        bits(14, 4 - 1);
        bits(1 + 3, 0); // no alpha, version 0
        bits(1, 0); // no transform
        bits(1, 0); // no colour cache
        bits(1, 1); // an entropy image follows
        bits(3, 0); // each of its pixels stands for 4 x 4
        bits(1, 0); // it has no colour cache
        // Its one pixel has green 255 and red 255, which makes 65,535 the highest number of a group.
        codeOfOneSymbol(255);
        codeOfOneSymbol(255);
        for (var code = 2; code < CODES_OF_A_GROUP; code++) {
            codeOfSymbolZero();
        }
        for (var code = 0; code < GROUPS * CODES_OF_A_GROUP; code++) {
            codeOfSymbolZero();
        }
        bits(16, 0);
        if (bytes.position() % 2 == 1) {
            bytes.put((byte) 0);
        }
        var length = bytes.position();
        bytes.putInt(4, length - 8).putInt(16, length - 20);
        return Arrays.copyOf(bytes.array(), length);
    }

    private void codeOfOneSymbol(int symbol) {
        bits(3, 0b101); // simple, one symbol, of eight bits
        bits(8, symbol);
    }

    private void codeOfSymbolZero() {
        bits(4, 0b0001); // simple, one symbol, of one bit
    }

    private void bits(int count, int value) {
        for (var bit = 0; bit < count; bit++) {
            current |= (value >> bit & 1) << bits;
            if (++bits == 8) {
                bytes.put((byte) current);
                current = 0;
                bits = 0;
            }
        }
    }
}
