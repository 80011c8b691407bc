package dev.kith.profile.avatar;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The accepted types of image, recognised by their first bytes. The client's {@code Content-Type} does not matter. */
enum ImageType {
    JPEG("image/jpeg", "\u00ff\u00d8\u00ff"),
    PNG("image/png", "\u0089PNG\r\n\u001a\n"),
    GIF("image/gif", "GIF8[79]a"),
    WEBP("image/webp", "RIFF.{4}WEBP");

    private static final int LONGEST_SIGNATURE = 12;

    private final String mediaType;
    private final Pattern signature;

    ImageType(String mediaType, String signature) {
        this.mediaType = mediaType;
        this.signature = Pattern.compile(signature, Pattern.DOTALL);
    }

    static Optional<ImageType> of(byte[] bytes) {
        var beginning = new String(bytes, 0, Math.min(bytes.length, LONGEST_SIGNATURE), StandardCharsets.ISO_8859_1);
        return Arrays.stream(values())
                .filter(type -> type.signature.matcher(beginning).lookingAt())
                .findFirst();
    }

    String mediaType() {
        return mediaType;
    }
}
