package dev.kith.profile.avatar;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;

/** Converts the samples of a CMYK JPEG, which the JDK decodes but does not convert, to sRGB. */
final class Cmyk {

    private static final int COMPONENTS = 4;
    private static final int MAX = 0xFF;

    private Cmyk() {}

    static BufferedImage toSrgb(Raster samples, JpegStructure jpeg) {
        var width = samples.getWidth();
        var height = samples.getHeight();
        var inks = inks(samples, jpeg);
        var srgb = ColourProfile.of(jpeg.profile())
                .flatMap(profile -> profile.cmykToSrgb(inks))
                .orElseGet(() -> withoutProfile(inks));
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (var at = 0; at < width * height; at++) {
            var pixel = (srgb[3 * at] & MAX) << 16 | (srgb[3 * at + 1] & MAX) << 8 | (srgb[3 * at + 2] & MAX);
            image.setRGB(at % width, at / width, pixel);
        }
        return image;
    }

    /** Returns four bytes for each pixel: cyan, magenta, yellow and black. The value 0 means no ink. */
    private static byte[] inks(Raster samples, JpegStructure jpeg) {
        var width = samples.getWidth();
        var inks = new byte[width * samples.getHeight() * COMPONENTS];
        var row = new int[width * COMPONENTS];
        for (var y = 0; y < samples.getHeight(); y++) {
            samples.getPixels(samples.getMinX(), samples.getMinY() + y, width, 1, row);
            if (jpeg.isYcck()) {
                ycckToCmyk(row);
            }
            for (var at = 0; at < row.length; at++) {
                inks[y * row.length + at] = (byte) (jpeg.isInverted() ? MAX - row[at] : row[at]);
            }
        }
        return inks;
    }

    /** JFIF's YCbCr of red, green and blue, which are the complements of cyan, magenta and yellow. */
    private static void ycckToCmyk(int[] row) {
        for (var at = 0; at < row.length; at += COMPONENTS) {
            var luma = row[at];
            var blue = row[at + 1] - 128;
            var red = row[at + 2] - 128;
            row[at] = MAX - sample(luma + 1.402 * red);
            row[at + 1] = MAX - sample(luma - 0.344136 * blue - 0.714136 * red);
            row[at + 2] = MAX - sample(luma + 1.772 * blue);
        }
    }

    private static int sample(double value) {
        return Math.clamp(Math.round(value), 0, MAX);
    }

    /** Each ink lets through what it does not absorb. */
    private static byte[] withoutProfile(byte[] inks) {
        var srgb = new byte[inks.length / COMPONENTS * 3];
        for (var at = 0; at < srgb.length; at++) {
            var pixel = at / 3 * COMPONENTS;
            var light = MAX - (inks[pixel + at % 3] & MAX);
            var black = MAX - (inks[pixel + 3] & MAX);
            srgb[at] = (byte) (light * black / MAX);
        }
        return srgb;
    }
}
