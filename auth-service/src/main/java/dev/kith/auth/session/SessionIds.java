package dev.kith.auth.session;

import dev.kith.http.identity.Identity;
import dev.kith.http.text.Uuids;
import java.util.Optional;
import java.util.UUID;

/** The ids of sessions in the claim {@code sid}. */
public final class SessionIds {

    private SessionIds() {}

    /** The session of the caller's token; empty if the token has none, or another issuer's. */
    public static Optional<UUID> of(Identity caller) {
        return Uuids.parse(caller.session());
    }
}
