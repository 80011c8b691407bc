package dev.kith.web.conditional;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;

/**
 * Strong entity tags. A controller puts one on its {@code ResponseEntity}; Spring MVC itself then answers
 * {@code If-None-Match} with 304.
 */
public final class ETags {

    private static final int HASH_BYTES = 16;

    private ETags() {}

    /** The tag of a row that counts its changes. */
    public static String of(long version) {
        return "\"%d\"".formatted(version);
    }

    /** The tag of content: the first half of its SHA-256. */
    public static String of(byte[] content) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(content);
            var encoder = Base64.getUrlEncoder().withoutPadding();
            return "\"%s\"".formatted(encoder.encodeToString(Arrays.copyOf(hash, HASH_BYTES)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Ends the request with 412 unless {@code If-Match} allows the change (RFC 9110, section 13.1.1): it is absent, is
     * {@code *}, or has the current tag by strong comparison, where a weak tag equals nothing.
     *
     * @param ifMatch the header's value, all of its lines joined by commas; null where there is none
     * @param current the tag of what is there
     */
    public static void requireMatch(@Nullable String ifMatch, String current) {
        if (ifMatch == null) {
            return;
        }
        var tags = ETag.parse(ifMatch);
        if (tags.isEmpty()) {
            throw ProblemException.invalid(HttpHeaders.IF_MATCH, "expected * or entity tags in double quotes");
        }
        var present = ETag.create(current);
        if (tags.stream().noneMatch(tag -> tag.isWildcard() || tag.compare(present, true))) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_FAILED,
                    "If-Match is %s, and the current tag is %s".formatted(ifMatch, current));
        }
    }
}
