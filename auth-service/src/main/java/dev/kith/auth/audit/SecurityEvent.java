package dev.kith.auth.audit;

import dev.kith.auth.client.Client;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that has happened.
 *
 * @param user whom it concerns; null if nobody, or nobody who is known here
 * @param session the session that began, ended or was used
 * @param client who did it; null if the service itself
 * @param deletion the deletion that began or is complete; for the log alone
 */
public record SecurityEvent(
        Kind kind,
        @Nullable UUID user,
        @Nullable UUID session,
        @Nullable Client client,
        @Nullable UUID deletion) {

    public SecurityEvent(Kind kind, @Nullable UUID user, @Nullable UUID session, @Nullable Client client) {
        this(kind, user, session, client, null);
    }

    /** Of nobody: what is kept of a deletion must not name whom it was to forget. */
    public static SecurityEvent ofDeletion(Kind kind, UUID deletion) {
        return new SecurityEvent(kind, null, null, null, deletion);
    }
}
