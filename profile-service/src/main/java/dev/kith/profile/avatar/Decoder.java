package dev.kith.profile.avatar;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** Decodes the centre square of a picture, skipping pixels where it has far more than an avatar needs. */
final class Decoder {

    // Between this and twice as many pixels a side are decoded, so that
    // the average that makes the avatar's 512 is a smooth one.
    private static final int ENOUGH = 768;

    private Decoder() {}

    static BufferedImage decode(Picture picture) {
        var reader = reader(picture.essence().type());
        try (var in = new ByteArrayImageInputStream(picture.essence().bytes())) {
            reader.setInput(in);
            if (reader.getWidth(0) != picture.width() || reader.getHeight(0) != picture.height()) {
                throw new BrokenImageException("the image contradicts itself about its size");
            }
            var side = Math.min(picture.width(), picture.height());
            var step = Math.max(1, side / ENOUGH);
            var parameters = reader.getDefaultReadParam();
            parameters.setSourceRegion(
                    new Rectangle((picture.width() - side) / 2, (picture.height() - side) / 2, side, side));
            parameters.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, parameters);
        } catch (IOException | RuntimeException undecodable) {
            // Decoders throw whatever a broken file leads them to, unchecked exceptions too.
            throw new BrokenImageException("the image is broken: its pixels cannot be decoded");
        } finally {
            reader.dispose();
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
