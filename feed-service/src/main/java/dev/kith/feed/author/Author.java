package dev.kith.feed.author;

import org.jspecify.annotations.Nullable;

/**
 * How a user appears beside a publication.
 *
 * @param username null until the first event about the profile, or if none is chosen
 * @param bio empty if there is none
 * @param avatar the thumbnail in Base64; null if there is none
 */
public record Author(
        @Nullable String username, String bio, @Nullable String avatar) {}
