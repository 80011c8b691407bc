package dev.kith.profile.avatar;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.SortedMap;
import java.util.TreeMap;

/** The marker segments of a JPEG, up to the first end of image (ITU-T T.81, annex B). */
final class JpegStructure extends ImageStructure {

    /** An encoder writes about ten scans. Each costs a pass over all pixels, however few bytes it has. */
    private static final int MAX_SCANS = 12;

    // Markers (ITU-T T.81, table B.1).
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int EXIF = 0xE1;
    private static final int ICC_PROFILE = 0xE2;
    private static final int ADOBE = 0xEE;
    private static final int COMMENT = 0xFE;

    private static final String ICC_PREFIX = "ICC_PROFILE\0";
    private static final int TRANSFORM_YCCK = 2;

    private final SortedMap<Integer, byte[]> profileParts = new TreeMap<>();
    private int components;
    private int adobeTransform = -1;
    private boolean decodedWhole;

    JpegStructure(byte[] file) {
        super(file);
    }

    @Override
    void read(ByteBuffer file) {
        file.position(2);
        var scans = 0;
        for (int marker; (marker = marker(file)) != END_OF_IMAGE; ) {
            var start = file.position();
            var segment = slice(file, Math.max(0, Short.toUnsignedInt(file.getShort()) - 2));
            switch (marker) {
                case EXIF -> {
                    if (hasExifPrefix(segment)) {
                        keepExif(segment);
                    }
                }
                case ICC_PROFILE -> {
                    file.put(start - 1, (byte) COMMENT);
                    keepProfile(segment);
                }
                case ADOBE -> {
                    if (startsWith(segment, "Adobe")) {
                        adobeTransform = u8(skip(segment, 11));
                    }
                }
                case START_OF_SCAN -> {
                    if (++scans > MAX_SCANS) {
                        throw broken("the JPEG has too many scans, expected at most %d".formatted(MAX_SCANS));
                    }
                    // libjpeg keeps the whole picture if the first scan lacks a component.
                    decodedWhole |= segment.get() < components;
                    skipEntropyCodedData(file);
                }
                default -> {
                    if (startsFrame(marker)) {
                        readFrame(segment);
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

    @Override
    boolean isDecodedWhole() {
        return decodedWhole;
    }

    @Override
    byte[] profile() {
        var profile = new ByteArrayOutputStream();
        profileParts.values().forEach(profile::writeBytes);
        return profile.toByteArray();
    }

    /** Whether it has four components: CMYK or YCCK. */
    boolean isCmyk() {
        return components == 4;
    }

    boolean isYcck() {
        return isCmyk() && adobeTransform == TRANSFORM_YCCK;
    }

    /** Adobe's programs write 255 for no ink, and mark the file as theirs. */
    boolean isInverted() {
        return adobeTransform >= 0;
    }

    private static int marker(ByteBuffer file) {
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
    private static boolean startsFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private void readFrame(ByteBuffer frame) {
        components = u8(skip(frame, 5));
        if (components != 1 && components != 3 && components != 4) {
            throw broken(
                    "the JPEG has %d colour components, expected 1 (grey), 3 (RGB) or 4 (CMYK)".formatted(components));
        }
    }

    /** A profile may be longer than a segment, so its parts are numbered (ICC.1, annex B.4). */
    private void keepProfile(ByteBuffer segment) {
        if (startsWith(segment, ICC_PREFIX)) {
            var number = u8(skip(segment, ICC_PREFIX.length()));
            profileParts.putIfAbsent(number, bytes(skip(segment, 1)));
        }
    }

    /** Within a scan, 0xFF is data before 0x00, a restart marker before 0xD0 to 0xD7, and fill before another 0xFF. */
    private static void skipEntropyCodedData(ByteBuffer file) {
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
}
