package dev.kith.profile.avatar;

import com.drew.imaging.tiff.TiffProcessingException;
import com.drew.imaging.tiff.TiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.RandomAccessReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifTiffHandler;
import java.io.IOException;
import java.util.Set;

/** How to turn a square picture upright: the values 1 to 8 of EXIF's tag {@code Orientation}, in that order. */
enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    UPSIDE_DOWN(false, true, true),
    MIRRORED_UPSIDE_DOWN(false, false, true),
    TRANSPOSED(true, false, false),
    TURNED_LEFT(true, false, true),
    TRANSVERSED(true, true, true),
    TURNED_RIGHT(true, true, false);

    private final boolean swapped;
    private final boolean fromRight;
    private final boolean fromBottom;

    Orientation(boolean swapped, boolean fromRight, boolean fromBottom) {
        this.swapped = swapped;
        this.fromRight = fromRight;
        this.fromBottom = fromBottom;
    }

    /** Reads it from an EXIF block. An unreadable or absent one is upright: no upload fails for its metadata. */
    static Orientation of(byte[] exif) {
        var metadata = new Metadata();
        try {
            new TiffReader().processTiff(new ByteArrayReader(exif), new OrientationHandler(metadata), 0);
        } catch (TiffProcessingException | IOException | RuntimeException unreadable) {
            return UPRIGHT;
        }
        var directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        var value = directory == null ? null : directory.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
        return value != null && value >= 1 && value <= values().length ? values()[value - 1] : UPRIGHT;
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

    /** Reads the one tag from the first directory. The library would also parse maker notes, XMP and thumbnails. */
    private static final class OrientationHandler extends ExifTiffHandler {

        OrientationHandler(Metadata metadata) {
            super(metadata, null, 0);
        }

        @Override
        public boolean tryEnterSubIfd(int tag) {
            return false;
        }

        @Override
        public boolean hasFollowerIfd() {
            return false;
        }

        @Override
        public boolean customProcessTag(
                int offset, Set<Integer> visited, int header, RandomAccessReader reader, int tag, int bytes) {
            return tag != ExifDirectoryBase.TAG_ORIENTATION;
        }
    }
}
