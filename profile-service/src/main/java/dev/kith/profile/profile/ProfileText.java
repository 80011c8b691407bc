package dev.kith.profile.profile;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.text.TextRule;
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

    private static final TextRule BIO =
            new TextRule("bio", 500, TextRule.Presence.OPTIONAL, TextRule.Characters.PRINTABLE);

    /**
     * @param username null or empty for none
     * @param bio null for an empty one
     * @throws ProblemException 400 that names each field that is wrong
     */
    static ProfileText of(@Nullable String username, @Nullable String bio) {
        var name = username == null || username.isEmpty() ? null : username;
        // A text area of a browser ends its lines with CRLF.
        var text = bio == null ? "" : bio.replace("\r\n", "\n");
        var errors = Stream.of(Optional.ofNullable(name).flatMap(Username::findError), BIO.rejection(text))
                .flatMap(Optional::stream)
                .toList();
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return new ProfileText(name == null ? null : new Username(name), text);
    }
}
