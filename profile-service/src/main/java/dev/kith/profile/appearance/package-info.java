/**
 * How a user appears to others: username, bio and thumbnail together, as one event with a version.
 *
 * <p>Owns the version, which never goes back, not even when the profile is deleted and made again, and the memory of
 * accounts that are gone: their profiles never come back, in whatever order events arrive.
 */
@NullMarked
package dev.kith.profile.appearance;

import org.jspecify.annotations.NullMarked;
