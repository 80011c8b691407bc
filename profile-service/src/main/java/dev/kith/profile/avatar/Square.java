package dev.kith.profile.avatar;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A square of pixels, {@code 0xAARRGGBB} each; sRGB, once a colour profile is applied ({@link #inSrgb}).
 *
 * <p>It is scaled here, by averaging areas. {@code Graphics2D} would load fonts, which a minimal container does not
 * have, and would change the brightness of grey pictures.
 */
final class Square {

    private static final int OPAQUE = 0xFF;

    private final int side;
    private final int[] pixels;

    private Square(int side, int[] pixels) {
        this.side = side;
        this.pixels = pixels;
    }

    /** Scales a square picture down to {@code side} pixels. A smaller one stays as it is. */
    static Square of(BufferedImage image, int side) {
        return scale(rows(image), image.getWidth(), Math.min(side, image.getWidth()));
    }

    Square scaledTo(int smaller) {
        return scale((y, row) -> System.arraycopy(pixels, y * side, row, 0, side), side, Math.min(smaller, side));
    }

    Square turned(Orientation orientation) {
        return new Square(side, orientation.apply(pixels, side));
    }

    Square inSrgb(ColourProfile profile) {
        return new Square(side, profile.toSrgb(pixels));
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
            var area = new AreaSums(side, ratio);
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

    /**
     * One row of a smaller picture: sums of the pixels that each of its pixels covers, weighted by the covered area.
     */
    private static final class AreaSums {

        private static final int CHANNELS = 4;

        private final int width;
        private final double ratio;
        private final double[] sums;

        /** @param ratio how many pixels of the larger picture one pixel covers, in each direction */
        AreaSums(int width, double ratio) {
            this.width = width;
            this.ratio = ratio;
            this.sums = new double[width * CHANNELS];
        }

        /** Adds a row of the larger picture, of which the part {@code height} (0 to 1) lies within this row. */
        void add(int[] row, double height) {
            for (var x = 0; x < width; x++) {
                var from = x * ratio;
                var to = Math.min(row.length, from + ratio);
                for (var source = (int) from; source < to; source++) {
                    var weight = height * (Math.min(source + 1, to) - Math.max(source, from));
                    add(x * CHANNELS, row[source], weight);
                }
            }
        }

        // Colours are weighted by alpha, or the colour of transparent pixels would bleed into their neighbours.
        private void add(int at, int pixel, double weight) {
            var alpha = (pixel >>> 24) * weight;
            sums[at] += alpha;
            sums[at + 1] += (pixel >> 16 & 0xFF) * alpha;
            sums[at + 2] += (pixel >> 8 & 0xFF) * alpha;
            sums[at + 3] += (pixel & 0xFF) * alpha;
        }

        void write(int[] pixels, int offset) {
            for (var x = 0; x < width; x++) {
                pixels[offset + x] = pixel(x * CHANNELS);
            }
        }

        private int pixel(int at) {
            var alpha = sums[at];
            if (alpha == 0) {
                return 0;
            }
            return (int) Math.round(alpha / (ratio * ratio)) << 24
                    | (int) Math.round(sums[at + 1] / alpha) << 16
                    | (int) Math.round(sums[at + 2] / alpha) << 8
                    | (int) Math.round(sums[at + 3] / alpha);
        }
    }
}
