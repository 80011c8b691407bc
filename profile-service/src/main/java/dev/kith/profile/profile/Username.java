package dev.kith.profile.profile;

import dev.kith.http.problem.Problem.FieldError;
import dev.kith.http.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A username: 3 to 30 of {@code A-Z a-z 0-9 _}. Case is kept, but ignored in comparisons.
 *
 * <p>Only ASCII, because a username identifies a user, and Unicode has too many letters that look alike.
 */
record Username(String value) {

    private static final String POINTER = "/username";
    private static final String RULE = "expected 3 to 30 letters (A-Z, a-z), digits or underscores";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_]{3,30}");

    // Names that suggest the operator, that clients show for unknown users, or that are part of the API's paths.
    private static final Pattern RESERVED = Pattern.compile(
            "admin|administrator|anonymous|api|avatar|deleted|everyone|help|kith|moderator|nobody|null|official|owner"
                    + "|profile|root|security|staff|support|system|undefined|unknown|username",
            Pattern.CASE_INSENSITIVE);

    Username {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("'%s' is not a username, %s".formatted(value, RULE));
        }
    }

    /**
     * A username that a user may take.
     *
     * @throws ProblemException 400 if it has another form or is reserved
     */
    static Username require(@Nullable String text) {
        var name = text == null ? "" : text;
        findError(name).ifPresent(error -> {
            throw ProblemException.invalid(List.of(error));
        });
        return new Username(name);
    }

    /** Parses a username, which may be reserved; empty if it has another form. */
    static Optional<Username> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Username(text)) : Optional.empty();
    }

    /** Why no user may take it. */
    static Optional<FieldError> findError(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.of(new FieldError(POINTER, "the username is not valid, " + RULE));
        }
        return RESERVED.matcher(text).matches()
                ? Optional.of(new FieldError(POINTER, "the username is reserved"))
                : Optional.empty();
    }
}
