package dev.kith.profile.avatar;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Encodes the images that are stored and served. They have no metadata. */
final class Encoder {

    private static final float JPEG_QUALITY = 0.85f;

    private Encoder() {}

    static ImageFile jpeg(Square square) {
        var writer = writer(ImageType.JPEG);
        var parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(JPEG_QUALITY);
        return new ImageFile(ImageType.JPEG, write(writer, parameters, square.toImage(BufferedImage.TYPE_INT_RGB)));
    }

    static ImageFile png(Square square) {
        var writer = writer(ImageType.PNG);
        var image = square.toImage(BufferedImage.TYPE_INT_ARGB);
        return new ImageFile(ImageType.PNG, write(writer, writer.getDefaultWriteParam(), image));
    }

    private static ImageWriter writer(ImageType type) {
        return ImageIO.getImageWritersByFormatName(type.name()).next();
    }

    private static byte[] write(ImageWriter writer, ImageWriteParam parameters, BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory could not be written", impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
