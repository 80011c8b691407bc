/**
 * Profiles: username and bio of each user. The entry point is {@link dev.kith.profile.profile.Profiles}. Other packages
 * use {@link dev.kith.profile.profile.PublicProfiles}.
 */
@NullMarked
package dev.kith.profile.profile;

import org.jspecify.annotations.NullMarked;
