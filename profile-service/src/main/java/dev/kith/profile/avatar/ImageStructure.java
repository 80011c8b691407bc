package dev.kith.profile.avatar;

import dev.kith.http.problem.ProblemException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Checks the parts of an image file before a decoder reads it: the file is whole, every length fits into it, and it
 * cannot cost more memory or time than its number of pixels suggests.
 *
 * <p>Decoders skip what they do not recognise. So what they must not read is renamed in place: colour profiles, which
 * {@link ColourProfile} applies, and the pictures of a WebP behind the first, each of which would be decoded. A GIF
 * needs no check: its decoder reads rows, and allocates nothing that the file asks for.
 */
sealed class ImageStructure permits JpegStructure, PngStructure, WebpStructure {

    private static final int MAX_EXIF_BYTES = 64 * 1024;

    private final ByteBuffer file;
    private byte[] exif = {};

    ImageStructure(byte[] file) {
        this.file = ByteBuffer.wrap(file);
    }

    /** @throws ProblemException 400 if the file is broken or has too many scans, 413 if a WebP has too many pixels */
    static ImageStructure check(ImageType type, byte[] file) {
        var structure =
                switch (type) {
                    case JPEG -> new JpegStructure(file);
                    case PNG -> new PngStructure(file);
                    case WEBP -> new WebpStructure(file);
                    case GIF -> new ImageStructure(file);
                };
        try {
            structure.read(structure.file);
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException pastTheEnd) {
            throw broken("the %s is broken: a part of it is missing".formatted(type));
        }
        return structure;
    }

    static ProblemException broken(String detail) {
        return ProblemException.invalid("", detail);
    }

    /** Reads the file from its first byte to the end of its picture. */
    void read(ByteBuffer file) {}

    /** The EXIF block; empty if there is none, or it is larger than a JPEG could hold. */
    byte[] exif() {
        return exif;
    }

    /** The ICC profile, as it stands in the file; empty if there is none. */
    byte[] profile() {
        return new byte[0];
    }

    /** Whether the decoder keeps every pixel in memory, and not only the current row. */
    boolean isDecodedWhole() {
        return false;
    }

    static boolean hasExifPrefix(ByteBuffer block) {
        return startsWith(block, "Exif\0\0");
    }

    void keepExif(ByteBuffer block) {
        var tiff = hasExifPrefix(block) ? skip(block, 6) : block;
        if (exif.length == 0 && tiff.remaining() <= MAX_EXIF_BYTES) {
            exif = bytes(tiff);
        }
    }

    static int u8(ByteBuffer in) {
        return Byte.toUnsignedInt(in.get());
    }

    static boolean startsWith(ByteBuffer block, String prefix) {
        return block.remaining() >= prefix.length()
                && text(block.duplicate(), prefix.length()).equals(prefix);
    }

    static String text(ByteBuffer in, int length) {
        var bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The rest of the buffer. */
    static byte[] bytes(ByteBuffer in) {
        var bytes = new byte[in.remaining()];
        in.get(bytes);
        return bytes;
    }

    static ByteBuffer skip(ByteBuffer in, int length) {
        return in.position(in.position() + length);
    }

    /** Reads the next bytes as a buffer of their own. */
    static ByteBuffer slice(ByteBuffer in, int length) {
        var slice = in.slice(in.position(), length).order(in.order());
        skip(in, length);
        return slice;
    }
}
