package dev.kith.feed.author;

import org.jspecify.annotations.Nullable;

/**
 * How a user appears to others.
 *
 * @param username null until the first event about the profile, or where none is chosen
 * @param bio empty if there is none
 * @param avatar the thumbnail in base64; null if there is none
 */
public record Author(
        @Nullable String username, String bio, @Nullable String avatar) {}
