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
 * @param session the session of the caller's token; null if the token names none
 * @param expires when the caller's token expires, to the second; a request ends before, a socket may last longer
 */
public record Identity(UUID subject, @Nullable String session, Set<String> scopes, Instant expires) {

    /** The scope of the operator of the fleet. The gateway removes it from every token that comes from outside. */
    public static final String OPERATOR_SCOPE = "operator";

    // RFC 9562, section 5.9. No user has the nil UUID.
    private static final UUID NIL = new UUID(0, 0);

    public Identity {
        scopes = Set.copyOf(scopes);
        expires = expires.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The operator of the fleet, who has its internal secret and is not a user. */
    public static Identity operator(Instant expires) {
        return new Identity(NIL, null, Set.of(OPERATOR_SCOPE), expires);
    }

    /** Whether {@link #operator} made this identity. A user with the same scope is not the operator. */
    public boolean isOperator() {
        return subject.equals(NIL) && scopes.contains(OPERATOR_SCOPE);
    }
}
