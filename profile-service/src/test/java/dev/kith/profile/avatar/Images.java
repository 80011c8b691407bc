package dev.kith.profile.avatar;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Images to upload. The files in {@code src/test/resources/avatars} show the same picture in every encoding: 64 x 64
 * pixels with a red, a green, a blue and a white or transparent quarter. Pillow made them, which has more encoders than
 * the JDK.
 */
final class Images {

    static final int RED = 0xFFFF0000;
    static final int GREEN = 0xFF00FF00;
    static final int BLUE = 0xFF0000FF;
    static final int WHITE = 0xFFFFFFFF;

    private Images() {}

    static byte[] file(String name) {
        try (var in = Images.class.getResourceAsStream("/avatars/" + name)) {
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static byte[] drawn(String format, int width, int height, IntBinaryOperator pixel) {
        var type = format.equals("png") ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        var image = new BufferedImage(width, height, type);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                image.setRGB(x, y, pixel.applyAsInt(x, y));
            }
        }
        return encoded(format, image);
    }

    static byte[] noise(String format, int side, int mask) {
        var random = new Random(7);
        return drawn(format, side, side, (x, y) -> (random.nextInt() & mask) | (~mask & 0xFF000000));
    }

    static byte[] progressive(int width, int height) {
        var writer = ImageIO.getImageWritersByFormatName("jpg").next();
        var parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    static byte[] encoded(String format, BufferedImage image) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return out.toByteArray();
    }

    static BufferedImage decoded(byte[] bytes) {
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Compares the four quarters; 0 is transparent. */
    static void assertShows(ImageFile file, int topLeft, int topRight, int bottomLeft, int bottomRight) {
        var image = decoded(file.bytes());
        assertQuarter(image, 1, 1, topLeft);
        assertQuarter(image, 3, 1, topRight);
        assertQuarter(image, 1, 3, bottomLeft);
        assertQuarter(image, 3, 3, bottomRight);
    }

    private static void assertQuarter(BufferedImage image, int x, int y, int expected) {
        var raster = image.getRaster();
        var pixel = raster.getPixel(image.getWidth() * x / 4, image.getHeight() * y / 4, (int[]) null);
        if (expected == 0) {
            assertThat(pixel[3]).as("alpha at %d/4, %d/4", x, y).isLessThan(8);
            return;
        }
        for (var channel = 0; channel < 3; channel++) {
            assertThat(Math.abs(pixel[channel] - (expected >> (16 - 8 * channel) & 0xFF)))
                    .as("channel %d at %d/4, %d/4", channel, x, y)
                    .isLessThan(40);
        }
    }
}
