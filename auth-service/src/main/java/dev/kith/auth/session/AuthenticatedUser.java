package dev.kith.auth.session;

import java.util.UUID;

/**
 * A user whose password was right a moment ago.
 *
 * @param epoch the user's {@code session_epoch}, read together with the password's hash: once it has risen, the
 *     password may no longer be right, and no session begins
 */
public record AuthenticatedUser(UUID user, long epoch) {}
