package dev.kith.chat.message;

import dev.kith.http.problem.Problem.FieldError;
import dev.kith.http.problem.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a message may say: 1 to 4,000 characters (code points) of any kind but NUL, which PostgreSQL cannot keep. */
final class Text {

    private static final int MAX = 4_000;

    private Text() {}

    /**
     * The text that this is.
     *
     * @throws ProblemException 400 that says what is wrong with it
     */
    static String require(@Nullable String text) {
        var objection = objection(text);
        if (text == null || objection.isPresent()) {
            throw ProblemException.invalid(objection.stream().toList());
        }
        return text;
    }

    static Optional<FieldError> objection(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return error("the text is empty, expected 1 to %,d characters".formatted(MAX));
        }
        var length = text.codePointCount(0, text.length());
        if (length > MAX) {
            return error("the text has %,d characters, expected at most %,d".formatted(length, MAX));
        }
        // Half of a surrogate pair is no character, and has no UTF-8.
        var storable = text.codePoints()
                .allMatch(character -> character != 0 && Character.getType(character) != Character.SURROGATE);
        return storable ? Optional.empty() : error("the text has NUL or half of a surrogate pair in it");
    }

    private static Optional<FieldError> error(String detail) {
        return Optional.of(new FieldError("/text", detail));
    }
}
