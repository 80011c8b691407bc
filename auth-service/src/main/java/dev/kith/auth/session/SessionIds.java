package dev.kith.auth.session;

import dev.kith.http.identity.Identity;
import java.util.Optional;
import java.util.UUID;

/** Sessions as tokens name them, in claim {@code sid}. */
public final class SessionIds {

    private SessionIds() {}

    /** The session that the caller's token is of; empty if it named none, or none of this service. */
    public static Optional<UUID> of(Identity caller) {
        return Optional.ofNullable(caller.session()).flatMap(SessionIds::parse);
    }

    /** Empty for what is no session of this service, such as the claim of a token that somebody else has signed. */
    public static Optional<UUID> parse(String sid) {
        try {
            return Optional.of(UUID.fromString(sid));
        } catch (IllegalArgumentException noneOfOurs) {
            return Optional.empty();
        }
    }
}
