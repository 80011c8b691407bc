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

    /** The scope of whoever runs the fleet. Nothing from outside carries it: the gateway takes it away. */
    public static final String OPERATOR_SCOPE = "operator";

    // RFC 9562, section 5.9: the nil UUID is no user's.
    private static final UUID NOBODY = new UUID(0, 0);

    public Identity {
        scopes = Set.copyOf(scopes);
        expires = expires.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Whoever runs the fleet: knows its internal secret, and is no user of it. */
    public static Identity operator(Instant expires) {
        return new Identity(NOBODY, null, Set.of(OPERATOR_SCOPE), expires);
    }

    /** Whether this is the identity that {@link #operator} makes; a user's with the same scope is not. */
    public boolean isOperator() {
        return subject.equals(NOBODY) && scopes.contains(OPERATOR_SCOPE);
    }
}
