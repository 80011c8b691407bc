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
 * @param presence whether the text may be empty
 * @param characters which characters it may have
 */
public record TextRule(String name, int maxLength, Presence presence, Characters characters) {

    private static final String INVISIBLE = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0";

    /** How much of a text must be there. */
    public enum Presence {
        /** The text may be empty. */
        OPTIONAL,
        /** The text has at least one character that a reader sees. */
        VISIBLE
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
            case VISIBLE -> text.codePoints().noneMatch(TextRule::isVisible);
        };
    }

    // Not visible are spaces, controls and formats, and letters and marks that Unicode calls fillers or ignorable
    // (Default_Ignorable_Code_Point in DerivedCoreProperties.txt), and the Braille pattern without dots.
    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.UNASSIGNED -> false;
            default -> INVISIBLE.indexOf(codePoint) < 0 && !isVariationSelector(codePoint);
        };
    }

    private static boolean isVariationSelector(int codePoint) {
        return (codePoint >= 0xFE00 && codePoint <= 0xFE0F) || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
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
