package dev.kith.auth.session;

import java.util.Optional;
import java.util.UUID;

/** Sessions as tokens name them, in claim {@code sid}. */
public final class SessionIds {

    private SessionIds() {}

    /** Empty for what is no session of this service, such as the claim of a token that somebody else has signed. */
    public static Optional<UUID> parse(String sid) {
        try {
            return Optional.of(UUID.fromString(sid));
        } catch (IllegalArgumentException noneOfOurs) {
            return Optional.empty();
        }
    }
}
