package dev.kith.profile.avatar;

/**
 * The first picture of an upload, not decoded yet.
 *
 * @param essence a file that holds this picture alone: no metadata, no colour profile, no further frames, nothing
 *     behind the end. Decoders meet nothing else, so text bombs and polyglots never reach them
 * @param width in pixels, as the encoded picture itself says (a container's word is not enough)
 * @param orientation how to turn it, from its EXIF
 */
record Picture(ImageFile essence, int width, int height, Orientation orientation, Decoding decoding) {

    Picture {
        if (width <= 0 || height <= 0) {
            throw new BrokenImageException("the image has no pixels (%d x %d)".formatted(width, height));
        }
    }

    Picture(ImageFile essence, int width, int height, Orientation orientation) {
        this(essence, width, height, orientation, Decoding.SUBSAMPLED);
    }

    long pixels() {
        return (long) width * height;
    }

    /** What its decoder keeps in memory. */
    enum Decoding {
        /** A few rows, and the pixels that were asked for. */
        SUBSAMPLED,
        /** Every pixel. */
        WHOLE
    }
}
