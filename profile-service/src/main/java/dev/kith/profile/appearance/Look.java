package dev.kith.profile.appearance;

import org.jspecify.annotations.Nullable;

/**
 * What others see of a user.
 *
 * @param avatar the thumbnail in base64
 */
record Look(@Nullable String username, String bio, @Nullable String avatar) {

    static final Look NOTHING = new Look(null, "", null);
}
