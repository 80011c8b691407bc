package dev.kith.feed.publication;

import java.time.Instant;
import java.util.UUID;

/**
 * A text that a user has published.
 *
 * @param version grows with each edit
 */
record Publication(UUID id, UUID userId, String text, long version, Instant timeCreated) {}
