package dev.kith.http.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A verified caller.
 *
 * @param subject the user's id
 * @param session the session that the caller's token belongs to; null where the token names none
 * @param expires until when the caller's token is good, to the second; a request is over by then, a socket may not be
 */
public record Identity(UUID subject, @Nullable String session, Set<String> scopes, Instant expires) {

    public Identity {
        scopes = Set.copyOf(scopes);
        expires = expires.truncatedTo(ChronoUnit.SECONDS);
    }
}
