package dev.kith.auth.audit;

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
        SecurityEventType kind,
        @Nullable UUID user,
        @Nullable UUID session,
        @Nullable ClientInfo client,
        @Nullable UUID deletion) {

    /** One that the service itself has brought about, and that is of no session. */
    public static SecurityEvent of(SecurityEventType kind, @Nullable UUID user) {
        return new SecurityEvent(kind, user, null, null, null);
    }

    /** Of nobody: what is kept of a deletion must not name whom it was to forget. */
    public static SecurityEvent ofDeletion(SecurityEventType kind, UUID deletion) {
        return new SecurityEvent(kind, null, null, null, deletion);
    }

    /** The same, of this session. */
    public SecurityEvent in(@Nullable UUID session) {
        return new SecurityEvent(kind, user, session, client, deletion);
    }

    /** The same, brought about by this client. */
    public SecurityEvent by(@Nullable ClientInfo client) {
        return new SecurityEvent(kind, user, session, client, deletion);
    }
}
