package dev.kith.profile.avatar;

import java.nio.ByteOrder;

/**
 * How a square picture has to be turned to stand upright: the values 1 to 8 of EXIF's tag {@code Orientation} (0x0112),
 * in that order.
 */
enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    UPSIDE_DOWN(false, true, true),
    MIRRORED_UPSIDE_DOWN(false, false, true),
    TRANSPOSED(true, false, false),
    TURNED_LEFT(true, false, true),
    TRANSVERSED(true, true, true),
    TURNED_RIGHT(true, true, false);

    private static final int TAG = 0x0112;
    private static final int TIFF_MAGIC = 42;

    private final boolean swapped;
    private final boolean fromRight;
    private final boolean fromBottom;

    Orientation(boolean swapped, boolean fromRight, boolean fromBottom) {
        this.swapped = swapped;
        this.fromRight = fromRight;
        this.fromBottom = fromBottom;
    }

    /** Reads it from an EXIF block (a TIFF file). What cannot be read is upright: no upload fails for its metadata. */
    static Orientation of(ByteReader tiff) {
        try {
            tiff.order("II".equals(tiff.text(2)) ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            if (tiff.u16() != TIFF_MAGIC) {
                return UPRIGHT;
            }
            var directory = tiff.at(tiff.u31());
            for (var entries = directory.u16(); entries > 0; entries--) {
                if (directory.u16() == TAG) {
                    var value = directory.skip(6).u16();
                    return value >= 1 && value <= values().length ? values()[value - 1] : UPRIGHT;
                }
                directory.skip(10);
            }
            return UPRIGHT;
        } catch (BrokenImageException unreadable) {
            return UPRIGHT;
        }
    }

    /** The square of {@code side} × {@code side} pixels, turned upright. */
    int[] apply(int[] pixels, int side) {
        if (this == UPRIGHT) {
            return pixels;
        }
        var upright = new int[pixels.length];
        for (var y = 0; y < side; y++) {
            for (var x = 0; x < side; x++) {
                var column = swapped ? y : x;
                var row = swapped ? x : y;
                upright[y * side + x] =
                        pixels[(fromBottom ? side - 1 - row : row) * side + (fromRight ? side - 1 - column : column)];
            }
        }
        return upright;
    }
}
