package dev.kith.http.text;

import dev.kith.http.problem.Problem.FieldError;
import dev.kith.http.problem.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a text that a user writes may contain. Lengths count code points, so that all scripts have the same room.
 *
 * @param name the member of the body, also the word in error details: {@code text} is {@code /text} and "the text"
 * @param maxLength in code points
 * @param presence whether the text may be empty or blank
 * @param characters which characters it may have
 */
public record TextRule(String name, int maxLength, Presence presence, Characters characters) {

    /** How much of a text must be there. */
    public enum Presence {
        OPTIONAL,
        NOT_EMPTY,
        NOT_BLANK
    }

    /** Which characters a text may have. */
    public enum Characters {
        /** All but NUL, which PostgreSQL cannot store, and halves of surrogate pairs, which have no UTF-8. */
        STORABLE,
        /** The same without control characters other than the newline. */
        PRINTABLE
    }

    /**
     * The text as it was written, or the empty text for null if the rule allows that.
     *
     * @throws ProblemException 400 that says what is wrong with it
     */
    public String require(@Nullable String text) {
        rejection(text).ifPresent(error -> {
            throw ProblemException.invalid(error.pointer(), error.detail());
        });
        return text == null ? "" : text;
    }

    /** What is wrong with the text; empty if it follows the rule. */
    public Optional<FieldError> rejection(@Nullable String text) {
        var present = text == null ? "" : text;
        if (isMissing(present)) {
            return error("the %s is empty, expected 1 to %d characters".formatted(name, maxLength));
        }
        var length = present.codePointCount(0, present.length());
        if (length > maxLength) {
            return error("the %s has %d characters, expected at most %d".formatted(name, length, maxLength));
        }
        if (present.codePoints().allMatch(this::isAllowed)) {
            return Optional.empty();
        }
        return switch (characters) {
            case STORABLE ->
                error("the %s has U+0000 or half a surrogate pair, expected characters of Unicode".formatted(name));
            case PRINTABLE -> error("the %s has control characters, expected none but newlines".formatted(name));
        };
    }

    private boolean isMissing(String text) {
        return switch (presence) {
            case OPTIONAL -> false;
            case NOT_EMPTY -> text.isEmpty();
            case NOT_BLANK -> text.isBlank();
        };
    }

    private boolean isAllowed(int codePoint) {
        return Character.getType(codePoint) != Character.SURROGATE
                && switch (characters) {
                    case STORABLE -> codePoint != 0;
                    case PRINTABLE -> codePoint == '\n' || !Character.isISOControl(codePoint);
                };
    }

    private Optional<FieldError> error(String detail) {
        return Optional.of(new FieldError("/" + name, detail));
    }
}
