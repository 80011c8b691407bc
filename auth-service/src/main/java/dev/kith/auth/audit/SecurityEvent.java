package dev.kith.auth.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that concerns the security of an account.
 *
 * @param user the account's user; null if there is none, or none is known
 * @param session the session that began, ended or was used
 * @param client the client that caused it; null if the service did
 * @param deletion the deletion that began or is complete; for the log only
 */
public record SecurityEvent(
        SecurityEventType type,
        @Nullable UUID user,
        @Nullable UUID session,
        @Nullable ClientInfo client,
        @Nullable UUID deletion) {

    /** An event that the service caused and that belongs to no session. */
    public static SecurityEvent of(SecurityEventType type, @Nullable UUID user) {
        return new SecurityEvent(type, user, null, null, null);
    }

    /** Without a user: the events of a deletion must not name the user who is erased. */
    public static SecurityEvent ofDeletion(SecurityEventType type, UUID deletion) {
        return new SecurityEvent(type, null, null, null, deletion);
    }

    /** The same event with a session. */
    public SecurityEvent in(@Nullable UUID session) {
        return new SecurityEvent(type, user, session, client, deletion);
    }

    /** The same event with the client that caused it. */
    public SecurityEvent by(@Nullable ClientInfo client) {
        return new SecurityEvent(type, user, session, client, deletion);
    }
}
