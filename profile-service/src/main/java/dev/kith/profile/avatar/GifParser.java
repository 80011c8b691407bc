package dev.kith.profile.avatar;

import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;

/**
 * Walks the blocks of a GIF (GIF89a specification) up to the end of its first frame: however many follow, they cost
 * nothing.
 */
final class GifParser {

    private static final int HEADER_BYTES = 6;
    private static final int EXTENSION = 0x21;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int IMAGE = 0x2C;
    private static final int TRAILER = 0x3B;

    private final ByteReader in;
    private final ByteArrayOutputStream essence = new ByteArrayOutputStream();
    private byte[] graphicControl = {};

    private GifParser(byte[] bytes) {
        this.in = new ByteReader(bytes, ByteOrder.LITTLE_ENDIAN);
    }

    static Picture parse(byte[] bytes) {
        return new GifParser(bytes).parse();
    }

    private Picture parse() {
        in.skip(HEADER_BYTES + 4);
        var flags = in.u8();
        in.skip(2 + colourTableBytes(flags));
        essence.writeBytes(in.since(0));
        while (true) {
            var start = in.position();
            switch (in.u8()) {
                case EXTENSION -> extension(start);
                case IMAGE -> {
                    return image(start);
                }
                default -> throw new BrokenImageException("the GIF has no picture at byte %d".formatted(start));
            }
        }
    }

    /** Kept where it says which colour is transparent; comments and applications' blocks are not. */
    private void extension(int start) {
        var label = in.u8();
        skipBlocks();
        if (label == GRAPHIC_CONTROL) {
            graphicControl = in.since(start);
        }
    }

    private Picture image(int start) {
        in.skip(4);
        var width = in.u16();
        var height = in.u16();
        in.skip(colourTableBytes(in.u8()) + 1);
        skipBlocks();
        essence.writeBytes(graphicControl);
        essence.writeBytes(in.since(start));
        essence.write(TRAILER);
        return new Picture(new ImageFile(ImageType.GIF, essence.toByteArray()), width, height, Orientation.UPRIGHT);
    }

    private void skipBlocks() {
        for (int length; (length = in.u8()) != 0; ) {
            in.skip(length);
        }
    }

    private static int colourTableBytes(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 * (2 << (flags & 0x07));
    }
}
