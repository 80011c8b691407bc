package dev.kith.auth.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A key as its operator sees it.
 *
 * @param expiresAt when it leaves the key set; null until a successor is made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeyState(
        String kid,
        State state,
        Instant createdAt,
        Instant signsFrom,
        @Nullable Instant expiresAt) {

    enum State {
        /** Published, and not signing yet. */
        NEXT,
        SIGNING,
        /** Only verifies what it has signed. */
        RETIRED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
