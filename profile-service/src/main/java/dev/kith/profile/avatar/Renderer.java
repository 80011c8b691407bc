package dev.kith.profile.avatar;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.util.Map;

/**
 * Renders the centre square of an upload, upright, in every {@link AvatarSize}: as JPEG, or as PNG if it is
 * transparent. It runs in a process of its own: {@link RendererMain}.
 */
final class Renderer {

    /** In Base64 this is the 16 KiB that an event may carry. Only a thumbnail of transparent noise is larger. */
    private static final int MAX_THUMBNAIL_BYTES = 12 * 1024;

    private Renderer() {}

    /** @throws ProblemException 415 if the type is unknown, 413 if it has too many pixels, 400 if it is broken */
    static Map<AvatarSize, ImageFile> render(byte[] upload) {
        if (upload.length == 0) {
            throw ImageStructure.broken("the body is empty, expected an image");
        }
        var type = ImageType.of(upload)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE, "expected a JPEG, PNG, WebP or GIF image"));
        var full = Decoder.decode(type, upload, AvatarSize.FULL.side());
        var thumbnail = full.scaledTo(AvatarSize.THUMBNAIL.side());
        return full.isOpaque()
                ? Map.of(AvatarSize.FULL, Encoder.jpeg(full), AvatarSize.THUMBNAIL, Encoder.jpeg(thumbnail))
                : Map.of(AvatarSize.FULL, Encoder.png(full), AvatarSize.THUMBNAIL, smallPng(thumbnail));
    }

    private static ImageFile smallPng(Square thumbnail) {
        var png = Encoder.png(thumbnail);
        return png.bytes().length <= MAX_THUMBNAIL_BYTES ? png : Encoder.jpeg(thumbnail.onWhite());
    }
}
