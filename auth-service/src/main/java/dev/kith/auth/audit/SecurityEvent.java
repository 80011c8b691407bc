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
 */
public record SecurityEvent(
        Kind kind,
        @Nullable UUID user,
        @Nullable UUID session,
        @Nullable Client client) {}
