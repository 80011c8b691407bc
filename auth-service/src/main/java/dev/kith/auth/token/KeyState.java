package dev.kith.auth.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A key as the operator sees it.
 *
 * @param expiresAt when it leaves the key set; null until its successor is created
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeyState(
        String kid,
        State state,
        Instant createdAt,
        Instant signsFrom,
        @Nullable Instant expiresAt) {

    enum State {
        /** Published, but does not sign yet. */
        NEXT,
        SIGNING,
        /** Verifies the tokens that it has signed. */
        RETIRED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
