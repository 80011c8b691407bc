package dev.kith.feed.comment;

import java.time.Instant;
import java.util.UUID;

/**
 * A comment on a publication.
 *
 * @param pubId the publication's id
 */
record Comment(UUID id, UUID pubId, String text, UUID userId, Instant timeCreated) {}
