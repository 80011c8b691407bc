package dev.kith.auth.session;

import java.util.UUID;

/**
 * A user whose password was just verified.
 *
 * @param epoch the user's {@code session_epoch}, read together with the password's hash: if it has risen since, the
 *     password may be old, and no session begins
 */
public record AuthenticatedUser(UUID user, long epoch) {}
