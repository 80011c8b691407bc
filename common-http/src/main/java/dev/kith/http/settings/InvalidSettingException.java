package dev.kith.http.settings;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An environment variable is missing or malformed, so the start stops. The message is for the person who set it. */
public final class InvalidSettingException extends IllegalArgumentException {

    private final String variable;
    private final String expected;

    private InvalidSettingException(String variable, String found, String expected) {
        super("%s %s, expected %s".formatted(variable, found, expected));
        this.variable = variable;
        this.expected = expected;
    }

    /**
     * A variable whose value cannot be used.
     *
     * @param value what the variable is now; never shown where the variable's name says that it is a secret
     * @param expected such as {@code a whole number from 4 to 31}
     */
    public static InvalidSettingException of(String variable, @Nullable String value, String expected) {
        return new InvalidSettingException(variable, Secrets.describe(variable, value), expected);
    }

    /**
     * The secret itself, if it is long enough.
     *
     * @param minBytes of UTF-8
     */
    public static String requireSecret(String variable, @Nullable String value, int minBytes) {
        var bytes = value == null ? 0 : value.getBytes(StandardCharsets.UTF_8).length;
        if (value == null || bytes < minBytes) {
            var found = bytes == 0 ? "is not set" : "has %d bytes".formatted(bytes);
            throw new InvalidSettingException(variable, found, "at least %d bytes".formatted(minBytes));
        }
        return value;
    }

    public String variable() {
        return variable;
    }

    public String expected() {
        return expected;
    }
}
