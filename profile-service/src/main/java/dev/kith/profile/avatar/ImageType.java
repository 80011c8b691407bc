package dev.kith.profile.avatar;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/** The accepted types of image, recognised by their first bytes. The client's {@code Content-Type} does not matter. */
enum ImageType {
    JPEG("image/jpeg", bytes -> hasText(bytes, 0, "\u00ff\u00d8\u00ff")),
    PNG("image/png", bytes -> hasText(bytes, 0, "\u0089PNG\r\n\u001a\n")),
    GIF("image/gif", bytes -> hasText(bytes, 0, "GIF87a") || hasText(bytes, 0, "GIF89a")),
    WEBP("image/webp", bytes -> hasText(bytes, 0, "RIFF") && hasText(bytes, 8, "WEBP"));

    private final String mediaType;
    private final Predicate<byte[]> signature;

    ImageType(String mediaType, Predicate<byte[]> signature) {
        this.mediaType = mediaType;
        this.signature = signature;
    }

    static Optional<ImageType> of(byte[] bytes) {
        return Arrays.stream(values())
                .filter(type -> type.signature.test(bytes))
                .findFirst();
    }

    String mediaType() {
        return mediaType;
    }

    private static boolean hasText(byte[] bytes, int at, String text) {
        var expected = text.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= at + expected.length
                && Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
    }
}
