package dev.kith.profile.avatar;

import dev.kith.http.problem.ProblemException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Checks the parts of an image file before a decoder reads it: the file is whole, every length fits into it, and it
 * cannot cost more memory or time than its number of pixels suggests.
 *
 * <p>Decoders skip what they do not recognise. So what they must not read is renamed in place: colour profiles, which a
 * native library would parse, and the pictures of a WebP behind the first, each of which would be decoded. A GIF needs
 * no check: its decoder reads rows, and allocates nothing that the file asks for.
 */
final class ImageStructure {

    /** An encoder writes about ten scans. Each costs a pass over all pixels, however few bytes it has. */
    private static final int MAX_SCANS = 12;

    private static final int MAX_EXIF_BYTES = 64 * 1024;

    // Markers of JPEG (ITU-T T.81, table B.1).
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int EXIF = 0xE1;
    private static final int ICC_PROFILE = 0xE2;
    private static final int COMMENT = 0xFE;

    private final ByteBuffer file;
    private byte[] exif = {};
    private boolean decodedWhole;
    private boolean hasWebpPicture;

    private ImageStructure(byte[] file) {
        this.file = ByteBuffer.wrap(file);
    }

    /** @throws ProblemException 400 if the file is broken or has too many scans, 413 if a WebP has too many pixels */
    static ImageStructure check(ImageType type, byte[] file) {
        var structure = new ImageStructure(file);
        try {
            switch (type) {
                case JPEG -> structure.checkJpeg();
                case PNG -> structure.checkPng();
                case WEBP -> structure.checkWebp();
                case GIF -> {}
            }
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException pastTheEnd) {
            throw broken("the %s is broken: a part of it is missing".formatted(type));
        }
        return structure;
    }

    static ProblemException broken(String detail) {
        return ProblemException.invalid("", detail);
    }

    /** The EXIF block; empty if there is none, or it is larger than a JPEG could hold. */
    byte[] exif() {
        return exif;
    }

    /** Whether the decoder keeps every pixel in memory, and not only the current row. */
    boolean isDecodedWhole() {
        return decodedWhole;
    }

    /** Marker segments up to the first end of image (ITU-T T.81, annex B). */
    private void checkJpeg() {
        file.position(2);
        var components = 0;
        var scans = 0;
        for (int marker; (marker = jpegMarker()) != END_OF_IMAGE; ) {
            var start = file.position();
            var segment = slice(file, Math.max(0, Short.toUnsignedInt(file.getShort()) - 2));
            switch (marker) {
                case EXIF -> {
                    if (hasExifPrefix(segment)) {
                        keepExif(segment);
                    }
                }
                case ICC_PROFILE -> file.put(start - 1, (byte) COMMENT);
                case START_OF_SCAN -> {
                    if (++scans > MAX_SCANS) {
                        throw broken("the JPEG has too many scans, expected at most %d".formatted(MAX_SCANS));
                    }
                    // libjpeg keeps the whole picture if the first scan lacks a component.
                    decodedWhole |= segment.get() < components;
                    skipEntropyCodedData();
                }
                default -> {
                    if (startsJpegFrame(marker)) {
                        components = jpegComponents(segment);
                        var isProgressive = (marker & 3) == 2;
                        decodedWhole |= isProgressive;
                    }
                }
            }
        }
        if (components == 0 || scans == 0) {
            throw broken("the JPEG ends without a picture");
        }
    }

    private int jpegMarker() {
        if (u8(file) != 0xFF) {
            throw broken("the JPEG has no marker at byte %d".formatted(file.position() - 1));
        }
        int marker;
        do {
            marker = u8(file);
        } while (marker == 0xFF);
        return marker;
    }

    // C4, C8 and CC are the other markers in the range.
    private static boolean startsJpegFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static int jpegComponents(ByteBuffer frame) {
        var components = u8(skip(frame, 5));
        if (components != 1 && components != 3) {
            throw broken("the JPEG has %d colour components, expected 1 (grey) or 3 (RGB)".formatted(components));
        }
        return components;
    }

    /** Within a scan, 0xFF is data before 0x00, a restart marker before 0xD0 to 0xD7, and fill before another 0xFF. */
    private void skipEntropyCodedData() {
        while (true) {
            if (u8(file) == 0xFF) {
                var next = Byte.toUnsignedInt(file.get(file.position()));
                if (next != 0 && next != 0xFF && (next & 0xF8) != 0xD0) {
                    file.position(file.position() - 1);
                    return;
                }
            }
        }
    }

    /** Chunks up to {@code IEND} (W3C PNG, section 5). */
    private void checkPng() {
        file.position(8);
        String type;
        do {
            var length = file.getInt();
            type = text(file, 4);
            var body = slice(file, length);
            skip(file, 4);
            if (type.equals("eXIf")) {
                keepExif(body);
            }
        } while (!type.equals("IEND"));
    }

    /** Chunks of the container (RFC 9649), and of the frames within it. */
    private void checkWebp() {
        file.order(ByteOrder.LITTLE_ENDIAN).position(4);
        checkWebpChunks(skip(slice(file, file.getInt()), 4));
        if (!hasWebpPicture) {
            throw broken("the WebP ends without a picture");
        }
    }

    private void checkWebpChunks(ByteBuffer list) {
        var hasAlpha = false;
        while (list.hasRemaining()) {
            var start = list.position();
            var type = text(list, 4);
            var body = slice(list, list.getInt());
            if (body.remaining() % 2 == 1 && list.hasRemaining()) {
                list.get();
            }
            switch (type) {
                case "EXIF" -> keepExif(body);
                case "ANMF" -> checkWebpChunks(skip(body, 16));
                case "VP8 ", "VP8L" -> {
                    if (hasWebpPicture) {
                        hide(list, start);
                    } else {
                        checkWebpHeader(type, body);
                    }
                }
                case "ALPH" -> {
                    if (hasAlpha || hasWebpPicture) {
                        hide(list, start);
                    }
                    hasAlpha = true;
                }
                case "ICCP" -> hide(list, start);
                default -> {}
            }
        }
    }

    /** RFC 6386, section 9.1, and RFC 9649, section 3.4. The canvas around the picture may have another size. */
    private void checkWebpHeader(String type, ByteBuffer body) {
        hasWebpPicture = true;
        decodedWhole = true;
        if (type.equals("VP8L")) {
            var sizes = body.getInt(1);
            Decoder.requireAllowedSize((sizes & 0x3FFF) + 1, (sizes >> 14 & 0x3FFF) + 1, true);
        } else {
            Decoder.requireAllowedSize(body.getShort(6) & 0x3FFF, body.getShort(8) & 0x3FFF, true);
        }
    }

    private static void hide(ByteBuffer list, int chunk) {
        list.put(chunk, (byte) 'x');
    }

    private static boolean hasExifPrefix(ByteBuffer block) {
        return block.remaining() >= 6 && text(block.duplicate(), 6).equals("Exif\0\0");
    }

    private void keepExif(ByteBuffer block) {
        var tiff = hasExifPrefix(block) ? skip(block, 6) : block;
        if (exif.length == 0 && tiff.remaining() <= MAX_EXIF_BYTES) {
            exif = new byte[tiff.remaining()];
            tiff.get(exif);
        }
    }

    private static int u8(ByteBuffer in) {
        return Byte.toUnsignedInt(in.get());
    }

    private static String text(ByteBuffer in, int length) {
        var bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static ByteBuffer skip(ByteBuffer in, int length) {
        return in.position(in.position() + length);
    }

    /** Reads the next bytes as a buffer of their own. */
    private static ByteBuffer slice(ByteBuffer in, int length) {
        var slice = in.slice(in.position(), length).order(in.order());
        skip(in, length);
        return slice;
    }
}
