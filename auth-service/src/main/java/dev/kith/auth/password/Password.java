package dev.kith.auth.password;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;

/** A password in the clear. Its text form is redacted, so that no log and no error message contains it. */
public final class Password {

    static final int MIN_CHARACTERS = 8;

    /** BCrypt reads 72 bytes and ignores the rest, so two longer passwords could be equal. */
    static final int MAX_BYTES = 72;

    // NFC makes two bytes of three UTF-16 units (of u, diaeresis and grave: U+01DC), and never fewer.
    private static final int MAX_UNCOMPOSED = 2 * MAX_BYTES;

    private final String text;

    private Password(String text) {
        this.text = text;
    }

    /** Accepts any text; {@link #fault()} says whether it may be a new password. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Password of(String text) {
        // Two systems may encode the same password composed or decomposed; RFC 8265, section 4.2.2, makes them equal.
        // A text that is too long in any form stays as it is: ordering marks takes the square of their number.
        return new Password(text.length() > MAX_UNCOMPOSED ? text : Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    /** Why it may not be a new password, for a person to read; empty if it may. */
    public Optional<String> fault() {
        if (text.codePointCount(0, text.length()) < MIN_CHARACTERS) {
            return Optional.of("a password has at least %d characters".formatted(MIN_CHARACTERS));
        }
        if (bytes().length > MAX_BYTES) {
            return Optional.of("a password has at most %d bytes in UTF-8".formatted(MAX_BYTES));
        }
        return isEncodable() ? Optional.empty() : Optional.of("a password has no NUL and no half of a surrogate pair");
    }

    /** Whether BCrypt reads all of it. Otherwise another password could have the same hash. */
    boolean isHashable() {
        return bytes().length <= MAX_BYTES && isEncodable();
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    // BCrypt ends its key with a NUL and repeats it; UTF-8 turns half a surrogate pair into a question mark.
    private boolean isEncodable() {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    @Override
    public String toString() {
        return "Password[redacted]";
    }
}
