package dev.kith.profile.avatar;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** Decodes the centre square of an image's first picture. Skips pixels if it has far more than an avatar needs. */
final class Decoder {

    private static final int MAX_PIXELS = 25_000_000;

    /** For WebP and progressive JPEG. Their decoders keep up to twelve bytes a pixel, and the memory must suffice. */
    private static final int MAX_PIXELS_DECODED_WHOLE = 8_000_000;

    /** JPEG's own limit. A PNG may be wider, and its decoder holds two whole rows. */
    private static final int MAX_SIDE = 65_535;

    /** The decoded square has between this many pixels a side and twice as many, so that the average is smooth. */
    private static final int MIN_DECODED_SIDE = 768;

    private Decoder() {}

    /**
     * The centre square, upright, in sRGB.
     *
     * @param side its size; an image that is smaller is not enlarged
     * @throws ProblemException 400 if the image is broken, 413 if it has too many pixels
     */
    static Square decode(ImageType type, byte[] file, int side) {
        // The check comes first: it also hides what the decoder must not read.
        var structure = ImageStructure.check(type, file);
        var square = Square.of(decodeCentre(type, file, structure), side).turned(Orientation.of(structure.exif()));
        var isConverted = structure instanceof JpegStructure jpeg && jpeg.isCmyk();
        return isConverted
                ? square
                : ColourProfile.of(structure.profile()).map(square::inSrgb).orElse(square);
    }

    static BufferedImage decodeCentre(ImageType type, byte[] file, ImageStructure structure) {
        var reader = reader(type);
        try (var in = new ByteArrayImageInputStream(file)) {
            reader.setInput(in, true, true);
            var width = reader.getWidth(0);
            var height = reader.getHeight(0);
            requireAllowedSize(width, height, structure.isDecodedWhole());
            var side = Math.min(width, height);
            var step = Math.max(1, side / MIN_DECODED_SIDE);
            var parameters = reader.getDefaultReadParam();
            parameters.setSourceRegion(new Rectangle((width - side) / 2, (height - side) / 2, side, side));
            parameters.setSourceSubsampling(step, step, 0, 0);
            return structure instanceof JpegStructure jpeg && jpeg.isCmyk()
                    ? Cmyk.toSrgb(reader.readRaster(0, parameters), jpeg)
                    : reader.read(0, parameters);
        } catch (ProblemException refused) {
            throw refused;
        } catch (IOException | RuntimeException undecodable) {
            // Decoders throw unchecked exceptions too when a file is broken.
            throw ImageStructure.broken("the image is broken: its pixels cannot be decoded");
        } finally {
            reader.dispose();
        }
    }

    /** @throws ProblemException 413 if the picture is too large */
    static void requireAllowedSize(int width, int height, boolean decodedWhole) {
        var maxPixels = decodedWhole ? MAX_PIXELS_DECODED_WHOLE : MAX_PIXELS;
        if ((long) width * height > maxPixels || Math.max(width, height) > MAX_SIDE) {
            throw new ProblemException(
                    ProblemType.CONTENT_TOO_LARGE,
                    "the image has %d x %d pixels, expected at most %d megapixels in this encoding, and %d a side"
                            .formatted(width, height, maxPixels / 1_000_000, MAX_SIDE));
        }
    }

    private static ImageReader reader(ImageType type) {
        return switch (type) {
            case JPEG, PNG, GIF ->
                ImageIO.getImageReadersByFormatName(type.name()).next();
            case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
        };
    }
}
