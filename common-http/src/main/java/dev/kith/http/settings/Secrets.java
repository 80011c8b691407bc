package dev.kith.http.settings;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Describes the value of a variable without showing secrets. */
final class Secrets {

    private Secrets() {}

    /** Completes a sentence that begins with the variable's name. */
    static String describe(String variable, @Nullable Object value) {
        if (value == null || value.toString().isEmpty()) {
            return "is not set";
        }
        return isSecret(variable) ? "has a value that is not shown" : "is `%s`".formatted(value);
    }

    private static boolean isSecret(String variable) {
        var name = variable.toUpperCase(Locale.ROOT);
        return Stream.of("SECRET", "PASSWORD", "TOKEN", "CREDENTIAL").anyMatch(name::contains);
    }
}
