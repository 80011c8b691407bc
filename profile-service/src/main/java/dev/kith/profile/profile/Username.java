package dev.kith.profile.profile;

import dev.kith.http.problem.Problem.FieldError;
import dev.kith.http.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A name that can be somebody's: 3 to 30 of {@code A-Z a-z 0-9 _}. Case is kept, but makes no difference.
 *
 * <p>ASCII alone, because a name is an identity, and Unicode has too many letters that look like another.
 */
record Username(String value) {

    private static final String POINTER = "/username";
    private static final String RULE = "expected 3 to 30 letters (A-Z, a-z), digits or underscores";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_]{3,30}");

    // Names that would pass for the operator, that clients show where nobody is, or that stand in the API's own paths.
    private static final Set<String> RESERVED = Set.of(
            "admin",
            "administrator",
            "anonymous",
            "api",
            "avatar",
            "deleted",
            "everyone",
            "help",
            "kith",
            "moderator",
            "nobody",
            "null",
            "official",
            "owner",
            "profile",
            "root",
            "security",
            "staff",
            "support",
            "system",
            "undefined",
            "unknown",
            "username");

    Username {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("'%s' is no username, %s".formatted(value, RULE));
        }
    }

    /**
     * A username that somebody may take.
     *
     * @throws ProblemException 400 if nobody may
     */
    static Username require(@Nullable String text) {
        var name = text == null ? "" : text;
        objection(name).ifPresent(error -> {
            throw ProblemException.invalid(List.of(error));
        });
        return new Username(name);
    }

    /** The username that these characters are; empty if nobody can have it. */
    static Optional<Username> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Username(text)) : Optional.empty();
    }

    /** What speaks against anybody's taking it. */
    static Optional<FieldError> objection(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.of(new FieldError(POINTER, "the username is not valid, " + RULE));
        }
        return RESERVED.contains(text.toLowerCase(Locale.ROOT))
                ? Optional.of(new FieldError(POINTER, "the username is reserved"))
                : Optional.empty();
    }
}
