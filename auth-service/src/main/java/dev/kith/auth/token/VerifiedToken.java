package dev.kith.auth.token;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an access token says that was issued here and has not expired.
 *
 * @param session claim {@code sid}; absent in a token of the shared secret that somebody else has issued
 */
public record VerifiedToken(UUID subject, @Nullable String session, Instant expires) {}
