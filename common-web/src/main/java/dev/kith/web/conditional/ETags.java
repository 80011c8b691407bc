package dev.kith.web.conditional;

import dev.kith.http.text.Sha256;
import java.util.Arrays;
import java.util.Base64;

/**
 * Strong entity tags. A controller sets one on its {@code ResponseEntity}; Spring MVC then answers
 * {@code If-None-Match} with 304.
 */
public final class ETags {

    private static final int HASH_BYTES = 16;

    private ETags() {}

    /** The tag of a row with a version. */
    public static String of(long version) {
        return "\"%d\"".formatted(version);
    }

    /** The tag of content: the first half of its SHA-256. */
    public static String of(byte[] content) {
        var hash = Arrays.copyOf(Sha256.hash(content), HASH_BYTES);
        return "\"%s\"".formatted(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    }
}
