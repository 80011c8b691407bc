package dev.kith.profile.profile;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user's profile.
 *
 * @param id the user's id
 * @param username null until one is chosen
 * @param bio empty if there is none
 * @param version grows with each change of username or bio
 */
public record Profile(UUID id, @Nullable String username, String bio, long version, Instant timeCreated) {}
