package dev.kith.http.identity;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A verified caller.
 *
 * @param subject the user's id
 * @param session the session that the caller's token belongs to; null where the token names none
 */
public record Identity(UUID subject, @Nullable String session, Set<String> scopes) {

    public Identity {
        scopes = Set.copyOf(scopes);
    }
}
