package dev.kith.profile.avatar;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import dev.kith.web.computation.ComputingThreads;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Makes an avatar of an upload: its centre square, upright, in every {@link AvatarSize}; as JPEG or, where it is
 * transparent, as PNG.
 */
@Component
class Renderer {

    private static final int MAX_PIXELS = 25_000_000;

    /** A WebP that is lossless or transparent: its decoder keeps four bytes a pixel, and the heap has to bear that. */
    private static final int MAX_PIXELS_DECODED_WHOLE = 8_000_000;

    /** JPEG's own limit. A PNG may be wider, and its decoder holds two whole rows. */
    private static final int MAX_SIDE = 65_535;

    /** In base64 this is the 16 KiB that an event may carry. Only a thumbnail of transparent noise is larger. */
    private static final int MAX_THUMBNAIL_BYTES = 12 * 1024;

    private final ComputingThreads threads;

    Renderer(ComputingThreads threads) {
        this.threads = threads;
    }

    /**
     * @throws ProblemException 415 if it is no image of a known type, 413 if it has too many pixels, 400 if it is
     *     broken, 503 if too many others wait
     */
    Map<AvatarSize, ImageFile> render(Upload upload) {
        return threads.run(() -> {
            try {
                return render(upload.bytes());
            } catch (BrokenImageException broken) {
                throw broken.refusal();
            }
        });
    }

    private static Map<AvatarSize, ImageFile> render(byte[] upload) {
        if (upload.length == 0) {
            throw new BrokenImageException("the body is empty, expected an image");
        }
        var type = ImageType.of(upload)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE, "expected a JPEG, PNG, WebP or GIF image"));
        var picture = type.parse(upload);
        refuseIfTooLarge(picture);
        var full = Square.of(Decoder.decode(picture), AvatarSize.FULL.side()).turned(picture.orientation());
        var thumbnail = full.scaledTo(AvatarSize.THUMBNAIL.side());
        return full.isOpaque()
                ? Map.of(AvatarSize.FULL, Encoder.jpeg(full), AvatarSize.THUMBNAIL, Encoder.jpeg(thumbnail))
                : Map.of(AvatarSize.FULL, Encoder.png(full), AvatarSize.THUMBNAIL, smallPng(thumbnail));
    }

    private static void refuseIfTooLarge(Picture picture) {
        var maxPixels =
                switch (picture.decoding()) {
                    case SUBSAMPLED -> MAX_PIXELS;
                    case WHOLE -> MAX_PIXELS_DECODED_WHOLE;
                };
        if (picture.pixels() > maxPixels || Math.max(picture.width(), picture.height()) > MAX_SIDE) {
            throw new ProblemException(
                    ProblemType.CONTENT_TOO_LARGE,
                    "the image has %d x %d pixels, expected at most %d megapixels in this encoding, and %d a side"
                            .formatted(picture.width(), picture.height(), maxPixels / 1_000_000, MAX_SIDE));
        }
    }

    private static ImageFile smallPng(Square thumbnail) {
        var png = Encoder.png(thumbnail);
        return png.bytes().length <= MAX_THUMBNAIL_BYTES ? png : Encoder.jpeg(thumbnail.onWhite());
    }
}
