package dev.kith.profile.avatar;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The types of image that are taken, told apart by their first bytes: what a client calls them does not count. */
enum ImageType {
    JPEG("image/jpeg") {
        @Override
        boolean begins(byte[] bytes) {
            return bytes.length >= 3 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xD8 && bytes[2] == (byte) 0xFF;
        }

        @Override
        Picture parse(byte[] bytes) {
            return JpegParser.parse(bytes);
        }
    },
    PNG("image/png") {
        @Override
        boolean begins(byte[] bytes) {
            return hasText(bytes, 0, "\u0089PNG\r\n\u001a\n");
        }

        @Override
        Picture parse(byte[] bytes) {
            return PngParser.parse(bytes);
        }
    },
    GIF("image/gif") {
        @Override
        boolean begins(byte[] bytes) {
            return hasText(bytes, 0, "GIF87a") || hasText(bytes, 0, "GIF89a");
        }

        @Override
        Picture parse(byte[] bytes) {
            return GifParser.parse(bytes);
        }
    },
    WEBP("image/webp") {
        @Override
        boolean begins(byte[] bytes) {
            return hasText(bytes, 0, "RIFF") && hasText(bytes, 8, "WEBP");
        }

        @Override
        Picture parse(byte[] bytes) {
            return WebpParser.parse(bytes);
        }
    };

    private final String mediaType;

    ImageType(String mediaType) {
        this.mediaType = mediaType;
    }

    static Optional<ImageType> of(byte[] bytes) {
        return Arrays.stream(values()).filter(type -> type.begins(bytes)).findFirst();
    }

    String mediaType() {
        return mediaType;
    }

    abstract boolean begins(byte[] bytes);

    /**
     * Walks the structure without decoding anything.
     *
     * @throws BrokenImageException if it is not whole, or lies about itself
     */
    abstract Picture parse(byte[] bytes);

    private static boolean hasText(byte[] bytes, int at, String text) {
        var expected = text.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= at + expected.length
                && Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
    }
}
