package dev.kith.profile.avatar;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Walks the chunks of a WebP (RFC 9649) and takes the first picture, of an animation the first frame. Its size is read
 * from the bitstream: the canvas that the container declares may be smaller than what a decoder would have to allocate.
 */
final class WebpParser {

    private static final int FRAME_HEADER_BYTES = 16;
    private static final int CANVAS_BYTES = 10;
    private static final int ALPHA_FLAG = 0x10;
    private static final int VP8_START_CODE = 0x2A019D;
    private static final int VP8L_SIGNATURE = 0x2F;
    private static final int SIZE_MASK = 0x3FFF;

    private final ByteReader in;
    private Orientation orientation = Orientation.UPRIGHT;
    private @Nullable Chunk alpha;
    private @Nullable Chunk bitstream;

    private WebpParser(byte[] bytes) {
        this.in = new ByteReader(bytes, ByteOrder.LITTLE_ENDIAN);
    }

    static Picture parse(byte[] bytes) {
        return new WebpParser(bytes).parse();
    }

    private Picture parse() {
        in.skip(4);
        chunks(in.slice(in.u31()).skip(4));
        if (bitstream == null) {
            throw new BrokenImageException("the WebP ends without a picture");
        }
        return bitstream.type.equals("VP8L") ? lossless(bitstream) : lossy(bitstream);
    }

    private void chunks(ByteReader list) {
        while (!list.atEnd()) {
            var type = list.text(4);
            var body = list.slice(list.u31());
            if (body.remaining() % 2 == 1 && !list.atEnd()) {
                list.skip(1);
            }
            switch (type) {
                case "EXIF" ->
                    orientation = Orientation.of(
                            body.startsWith("Exif\0\0") ? body.skip(6).tail() : body);
                case "ANMF" -> chunks(body.skip(FRAME_HEADER_BYTES));
                case "ALPH" -> alpha = bitstream == null ? new Chunk(type, body) : alpha;
                case "VP8 ", "VP8L" -> bitstream = bitstream == null ? new Chunk(type, body) : bitstream;
                default -> {
                    // Metadata, colour profile, and the container's own
                    // header, which is written anew where it is needed.
                }
            }
        }
    }

    /** RFC 9649, section 3.4: one signature byte, then 14 bits of width less one, 14 of height less one. */
    private Picture lossless(Chunk chunk) {
        var header = chunk.body.at(0);
        if (header.u8() != VP8L_SIGNATURE) {
            throw new BrokenImageException("the WebP's lossless picture does not begin with its signature");
        }
        var sizes = header.i32();
        var width = (sizes & SIZE_MASK) + 1;
        var height = ((sizes >> 14) & SIZE_MASK) + 1;
        return new Picture(riff(chunk), width, height, orientation, Picture.Decoding.WHOLE);
    }

    /**
     * RFC 6386, section 9.1: three bytes of frame tag, the start code, then width and height of 14 bits with a scale
     * above.
     */
    private Picture lossy(Chunk chunk) {
        var header = chunk.body.at(3);
        if (header.u24() != VP8_START_CODE) {
            throw new BrokenImageException("the WebP's picture does not begin with a key frame");
        }
        var width = header.u16() & SIZE_MASK;
        var height = header.u16() & SIZE_MASK;
        var decoding = alpha == null ? Picture.Decoding.SUBSAMPLED : Picture.Decoding.WHOLE;
        var essence = alpha == null ? riff(chunk) : riff(canvas(width, height), alpha, chunk);
        return new Picture(essence, width, height, orientation, decoding);
    }

    private static Chunk canvas(int width, int height) {
        var body = ByteBuffer.allocate(CANVAS_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        var right = width - 1;
        var bottom = height - 1;
        body.putInt(ALPHA_FLAG);
        body.putShort((short) right).put((byte) 0).putShort((short) bottom).put((byte) 0);
        return new Chunk("VP8X", new ByteReader(body.array(), ByteOrder.LITTLE_ENDIAN));
    }

    private static ImageFile riff(Chunk... chunks) {
        var list = new ByteArrayOutputStream();
        list.writeBytes("WEBP".getBytes(StandardCharsets.ISO_8859_1));
        for (var chunk : chunks) {
            chunk.write(list);
        }
        var file = new ByteArrayOutputStream();
        new Chunk("RIFF", new ByteReader(list.toByteArray(), ByteOrder.LITTLE_ENDIAN)).write(file);
        return new ImageFile(ImageType.WEBP, file.toByteArray());
    }

    private record Chunk(String type, ByteReader body) {

        void write(ByteArrayOutputStream out) {
            var bytes = body.copy();
            out.writeBytes(type.getBytes(StandardCharsets.ISO_8859_1));
            out.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(bytes.length)
                    .array());
            out.writeBytes(bytes);
            if (bytes.length % 2 == 1) {
                out.write(0);
            }
        }
    }
}
