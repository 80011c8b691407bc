package dev.kith.chat.token;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What auth-service says of a token (RFC 7662, section 2.2).
 *
 * @param active whether it is good; nothing else is there if it is not
 * @param sid the session it belongs to
 * @param exp until when, in seconds since 1970
 */
record Introspection(
        boolean active,
        @Nullable UUID sub,
        @Nullable String sid,
        @Nullable Long exp) {

    /** Whether the token is good, and this user's. */
    boolean provesThat(UUID user) {
        return active && user.equals(sub) && exp != null;
    }

    Instant expires() {
        return Instant.ofEpochSecond(exp == null ? 0 : exp);
    }
}
