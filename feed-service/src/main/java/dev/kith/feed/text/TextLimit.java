package dev.kith.feed.text;

import dev.kith.http.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * How long a text may be.
 *
 * @param characters code points, so that all scripts have the same room
 */
public record TextLimit(int characters) {

    private static final String POINTER = "/text";

    /**
     * The text as it was written, if it is one.
     *
     * @throws ProblemException 400 if there is none, nothing can be seen of it, it is too long, or it cannot be kept
     */
    public String require(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw ProblemException.invalid(
                    POINTER, "the text is empty, expected 1 to %d characters".formatted(characters));
        }
        var length = text.codePointCount(0, text.length());
        if (length > characters) {
            throw ProblemException.invalid(
                    POINTER, "the text has %d characters, expected at most %d".formatted(length, characters));
        }
        if (text.codePoints().anyMatch(TextLimit::cannotBeKept)) {
            throw ProblemException.invalid(
                    POINTER, "the text has U+0000 or half a surrogate pair, expected characters of Unicode");
        }
        return text;
    }

    // PostgreSQL's text is UTF-8 without U+0000.
    private static boolean cannotBeKept(int codePoint) {
        return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
    }
}
