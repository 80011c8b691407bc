package dev.kith.profile.avatar;

import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Walks the marker segments of a JPEG (ITU-T T.81, annex B) up to its first end of image. */
final class JpegParser {

    // A progressive picture has about ten scans. Each costs a pass over all pixels, however few bytes it has: thousands
    // of them are an attack.
    private static final int MAX_SCANS = 32;

    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int QUANTIZATION_TABLES = 0xDB;
    private static final int HUFFMAN_TABLES = 0xC4;
    private static final int ARITHMETIC_CONDITIONING = 0xCC;
    private static final int NUMBER_OF_LINES = 0xDC;
    private static final int RESTART_INTERVAL = 0xDD;
    private static final int RESERVED_FOR_EXTENSIONS = 0xC8;
    private static final int JFIF = 0xE0;
    private static final int EXIF = 0xE1;
    private static final int ADOBE = 0xEE;

    private final ByteReader in;
    private final ByteArrayOutputStream essence = new ByteArrayOutputStream();
    private Orientation orientation = Orientation.UPRIGHT;
    private @Nullable Frame frame;
    private int scans;

    private JpegParser(byte[] bytes) {
        this.in = new ByteReader(bytes, ByteOrder.BIG_ENDIAN);
    }

    static Picture parse(byte[] bytes) {
        return new JpegParser(bytes).parse();
    }

    private Picture parse() {
        in.skip(2);
        essence.write(0xFF);
        essence.write(START_OF_IMAGE);
        for (int marker; (marker = marker()) != END_OF_IMAGE; ) {
            segment(marker);
        }
        essence.write(0xFF);
        essence.write(END_OF_IMAGE);
        if (frame == null || scans == 0) {
            throw new BrokenImageException("the JPEG ends without a picture");
        }
        var file = new ImageFile(ImageType.JPEG, essence.toByteArray());
        return new Picture(file, frame.width, frame.height, orientation);
    }

    private int marker() {
        if (in.u8() != 0xFF) {
            throw new BrokenImageException("the JPEG has no marker at byte %d".formatted(in.position() - 1));
        }
        int marker;
        do {
            marker = in.u8();
        } while (marker == 0xFF);
        return marker;
    }

    private void segment(int marker) {
        var start = in.position();
        var body = in.slice(Math.max(0, in.u16() - 2));
        switch (marker) {
            case EXIF -> exif(body);
            case START_OF_SCAN -> {
                if (++scans > MAX_SCANS) {
                    throw new BrokenImageException("the JPEG has more than %d scans".formatted(MAX_SCANS));
                }
                skipEntropyCodedData();
                keep(marker, start);
            }
            default -> {
                if (startsFrame(marker)) {
                    frame(body);
                }
                if (isNeeded(marker)) {
                    keep(marker, start);
                }
            }
        }
    }

    private void exif(ByteReader body) {
        if (orientation == Orientation.UPRIGHT && body.startsWith("Exif\0\0")) {
            orientation = Orientation.of(body.skip(6).tail());
        }
    }

    private void frame(ByteReader body) {
        if (frame != null) {
            throw new BrokenImageException("the JPEG has two frames");
        }
        body.skip(1);
        var height = body.u16();
        frame = new Frame(body.u16(), height);
        var components = body.u8();
        if (components != 1 && components != 3) {
            throw new BrokenImageException(
                    "the JPEG has %d colour components, expected 1 (grey) or 3 (RGB)".formatted(components));
        }
    }

    /** Within a scan, 0xFF is data before 0x00, a restart marker before 0xD0 to 0xD7, and fill before another 0xFF. */
    private void skipEntropyCodedData() {
        while (in.peek(0) != 0xFF || continuesScan(in.peek(1))) {
            in.skip(1);
        }
    }

    private static boolean continuesScan(int afterFF) {
        return afterFF == 0x00 || afterFF == 0xFF || (afterFF & 0xF8) == 0xD0;
    }

    private void keep(int marker, int start) {
        essence.write(0xFF);
        essence.write(marker);
        essence.writeBytes(in.since(start));
    }

    private static boolean startsFrame(int marker) {
        return switch (marker) {
            case HUFFMAN_TABLES, RESERVED_FOR_EXTENSIONS, ARITHMETIC_CONDITIONING -> false;
            default -> marker >= 0xC0 && marker <= 0xCF;
        };
    }

    /**
     * Frames and tables; of the applications' segments those two that tell how colours are encoded (JFIF and Adobe).
     */
    private static boolean isNeeded(int marker) {
        return startsFrame(marker)
                || switch (marker) {
                    case QUANTIZATION_TABLES, HUFFMAN_TABLES, NUMBER_OF_LINES, RESTART_INTERVAL, JFIF, ADOBE -> true;
                    default -> false;
                };
    }

    private record Frame(int width, int height) {}
}
