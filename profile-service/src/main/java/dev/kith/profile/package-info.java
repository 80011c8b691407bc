/**
 * The profile service: profiles, usernames and avatars.
 *
 * <p>{@code profile} and {@code avatar} each own their tables. Both take a version from {@code PublicProfiles}, which
 * orders the changes of one user and publishes them to the other services.
 */
@NullMarked
package dev.kith.profile;

import org.jspecify.annotations.NullMarked;
