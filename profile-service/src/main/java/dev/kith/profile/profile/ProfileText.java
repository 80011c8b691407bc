package dev.kith.profile.profile;

import dev.kith.http.problem.Problem.FieldError;
import dev.kith.http.problem.ProblemException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The validated text of a profile.
 *
 * @param username null for none
 * @param bio at most 500 characters (code points), lines ended by a newline
 */
record ProfileText(@Nullable Username username, String bio) {

    private static final int MAX_BIO = 500;

    /**
     * @param username null or empty for none
     * @param bio null for an empty one
     * @throws ProblemException 400 that names each field that is wrong
     */
    static ProfileText of(@Nullable String username, @Nullable String bio) {
        var name = username == null || username.isEmpty() ? null : username;
        var text = bio == null ? "" : bio;
        var errors = Stream.of(Optional.ofNullable(name).flatMap(Username::findError), findError(text))
                .flatMap(Optional::stream)
                .toList();
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return new ProfileText(name == null ? null : new Username(name), text);
    }

    private static Optional<FieldError> findError(String bio) {
        var length = bio.codePointCount(0, bio.length());
        if (length > MAX_BIO) {
            return Optional.of(error("the bio has %d characters, expected at most %d".formatted(length, MAX_BIO)));
        }
        return bio.codePoints().allMatch(ProfileText::isText)
                ? Optional.empty()
                : Optional.of(error("the bio has control characters, expected none but newlines"));
    }

    private static boolean isText(int codePoint) {
        return codePoint == '\n'
                || (!Character.isISOControl(codePoint) && Character.getType(codePoint) != Character.SURROGATE);
    }

    private static FieldError error(String detail) {
        return new FieldError("/bio", detail);
    }
}
