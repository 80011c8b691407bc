package dev.kith.chat.live;

import dev.kith.http.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Members that a payload has to have. */
public final class Required {

    private Required() {}

    /**
     * The member that this is.
     *
     * @param pointer to it, in the payload
     * @throws ProblemException 400 if there is none
     */
    public static <T> T of(@Nullable T value, String pointer) {
        if (value == null) {
            throw ProblemException.invalid(pointer, "it is missing");
        }
        return value;
    }
}
