package dev.kith.chat.message;

import dev.kith.http.problem.Problem.FieldError;
import dev.kith.http.problem.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The text of a message: 1 to 4,000 characters (code points) except NUL, which PostgreSQL cannot store. */
final class MessageText {

    private static final int MAX = 4_000;

    private MessageText() {}

    /** @throws ProblemException 400 if the text is not valid */
    static String require(@Nullable String text) {
        var error = error(text);
        if (text == null || error.isPresent()) {
            throw ProblemException.invalid(error.stream().toList());
        }
        return text;
    }

    static Optional<FieldError> error(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return fieldError("the text is empty, expected 1 to %,d characters".formatted(MAX));
        }
        var length = text.codePointCount(0, text.length());
        if (length > MAX) {
            return fieldError("the text has %,d characters, expected at most %,d".formatted(length, MAX));
        }
        // Half of a surrogate pair is not a character, and has no UTF-8.
        var storable = text.codePoints()
                .allMatch(character -> character != 0 && Character.getType(character) != Character.SURROGATE);
        return storable ? Optional.empty() : fieldError("the text has NUL or half of a surrogate pair in it");
    }

    private static Optional<FieldError> fieldError(String detail) {
        return Optional.of(new FieldError("/text", detail));
    }
}
