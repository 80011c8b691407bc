package dev.kith.http.text;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** UUIDs in text. */
public final class Uuids {

    private Uuids() {}

    /** The UUID, if the text is one in the form of RFC 9562 with all 36 characters; upper case is accepted. */
    public static Optional<UUID> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            var id = UUID.fromString(text);
            // fromString also accepts "1-1-1-1-1".
            return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
