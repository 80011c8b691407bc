package dev.kith.profile.avatar;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A square of sRGB pixels, {@code 0xAARRGGBB} each.
 *
 * <p>Scaling is done here, by averaging areas, instead of by {@code Graphics2D}: that one loads fonts, which a minimal
 * container has not, and gives grey pictures another brightness than their samples have.
 */
final class Square {

    private static final int OPAQUE = 0xFF;

    private final int side;
    private final int[] pixels;

    private Square(int side, int[] pixels) {
        this.side = side;
        this.pixels = pixels;
    }

    /** The decoded picture, which has to be square, at most {@code side} pixels wide; it is never made larger. */
    static Square of(BufferedImage image, int side) {
        return scale(rows(image), image.getWidth(), Math.min(side, image.getWidth()));
    }

    Square scaledTo(int smaller) {
        return scale((y, row) -> System.arraycopy(pixels, y * side, row, 0, side), side, Math.min(smaller, side));
    }

    Square turned(Orientation orientation) {
        return new Square(side, orientation.apply(pixels, side));
    }

    boolean isOpaque() {
        return Arrays.stream(pixels).allMatch(pixel -> pixel >>> 24 == OPAQUE);
    }

    Square onWhite() {
        return new Square(side, Arrays.stream(pixels).map(Square::onWhite).toArray());
    }

    BufferedImage toImage(int bufferedImageType) {
        var image = new BufferedImage(side, side, bufferedImageType);
        image.getRaster().setDataElements(0, 0, side, side, pixels);
        return image;
    }

    private static int onWhite(int pixel) {
        var alpha = pixel >>> 24;
        return OPAQUE << 24
                | IntStream.of(16, 8, 0)
                        .map(shift -> (((pixel >> shift & 0xFF) * alpha + 0xFF * (OPAQUE - alpha)) / OPAQUE) << shift)
                        .sum();
    }

    private static Square scale(Rows rows, int source, int side) {
        var ratio = (double) source / side;
        var pixels = new int[side * side];
        var row = new int[source];
        for (var y = 0; y < side; y++) {
            var area = new Area(side, ratio);
            var from = y * ratio;
            var to = Math.min(source, from + ratio);
            for (var sourceY = (int) from; sourceY < to; sourceY++) {
                rows.read(sourceY, row);
                area.add(row, Math.min(sourceY + 1, to) - Math.max(sourceY, from));
            }
            area.write(pixels, y * side);
        }
        return new Square(side, pixels);
    }

    private static Rows rows(BufferedImage image) {
        var width = image.getWidth();
        if (image.getColorModel() instanceof IndexColorModel) {
            return (y, row) -> image.getRGB(0, y, width, 1, row, 0, width);
        }
        var raster = image.getRaster();
        var bands = raster.getNumBands();
        var excessBits = raster.getSampleModel().getSampleSize(0) - 8;
        var samples = new int[width * bands];
        return (y, row) -> {
            raster.getPixels(0, y, width, 1, samples);
            for (var x = 0; x < width; x++) {
                row[x] = pixel(samples, x * bands, bands, excessBits);
            }
        };
    }

    /** Grey, grey and alpha, RGB, or RGB and alpha, by the number of bands. */
    private static int pixel(int[] samples, int at, int bands, int excessBits) {
        var grey = bands <= 2;
        var red = samples[at] >> excessBits;
        var green = grey ? red : samples[at + 1] >> excessBits;
        var blue = grey ? red : samples[at + 2] >> excessBits;
        var alpha = bands % 2 == 0 ? samples[at + bands - 1] >> excessBits : OPAQUE;
        return alpha << 24 | red << 16 | green << 8 | blue;
    }

    @FunctionalInterface
    private interface Rows {

        void read(int y, int[] row);
    }
}
