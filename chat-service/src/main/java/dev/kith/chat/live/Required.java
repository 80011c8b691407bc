package dev.kith.chat.live;

import dev.kith.http.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Members that a payload has to have. */
final class Required {

    private Required() {}

    static <T> T of(@Nullable T value, String pointer) {
        if (value == null) {
            throw ProblemException.invalid(pointer, "it is missing");
        }
        return value;
    }
}
