package dev.kith.profile.avatar;

import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;

/**
 * Walks the chunks of a PNG (W3C PNG, section 5) up to {@code IEND}. Of an animation only the still picture is left.
 */
final class PngParser {

    private static final int SIGNATURE_BYTES = 8;
    private static final int HEADER_BYTES = 13;
    private static final int MAX_PALETTE_BYTES = 3 * 256;

    private PngParser() {}

    static Picture parse(byte[] bytes) {
        var in = new ByteReader(bytes, ByteOrder.BIG_ENDIAN);
        var essence = new ByteArrayOutputStream();
        essence.write(bytes, 0, SIGNATURE_BYTES);
        in.skip(SIGNATURE_BYTES);

        var header = chunk(in);
        if (!header.is("IHDR") || header.body.remaining() != HEADER_BYTES) {
            throw new BrokenImageException("the PNG does not begin with its header");
        }
        var width = header.body.u31();
        var height = header.body.u31();
        essence.writeBytes(in.since(header.start));

        var orientation = Orientation.UPRIGHT;
        Chunk chunk;
        do {
            chunk = chunk(in);
            switch (chunk.type) {
                case "eXIf" -> orientation = Orientation.of(chunk.body);
                case "PLTE", "tRNS" -> {
                    if (chunk.body.remaining() > MAX_PALETTE_BYTES) {
                        throw new BrokenImageException("the PNG's %s has %d bytes, expected at most %d"
                                .formatted(chunk.type, chunk.body.remaining(), MAX_PALETTE_BYTES));
                    }
                    essence.writeBytes(in.since(chunk.start));
                }
                case "IDAT", "IEND" -> essence.writeBytes(in.since(chunk.start));
                default -> {
                    // Metadata, and the further frames of an animation.
                }
            }
        } while (!chunk.is("IEND"));
        return new Picture(new ImageFile(ImageType.PNG, essence.toByteArray()), width, height, orientation);
    }

    private static Chunk chunk(ByteReader in) {
        var start = in.position();
        var length = in.u31();
        var type = in.text(4);
        var body = in.slice(length);
        in.skip(4);
        return new Chunk(start, type, body);
    }

    /** @param start where it begins in the file, with its length */
    private record Chunk(int start, String type, ByteReader body) {

        boolean is(String name) {
            return type.equals(name);
        }
    }
}
