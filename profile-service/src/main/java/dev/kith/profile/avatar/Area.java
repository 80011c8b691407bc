package dev.kith.profile.avatar;

/**
 * One row of a smaller picture in the making: sums of the pixels that each of its pixels covers, weighted by how much.
 */
final class Area {

    private static final int CHANNELS = 4;

    private final int width;
    private final double ratio;
    private final double[] sums;

    /** @param ratio how many pixels of the larger picture one pixel covers, in each direction */
    Area(int width, double ratio) {
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

    // Colours count by their alpha, or what is hidden in transparent pixels would bleed into their neighbours.
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
