/**
 * The profile service: profiles, usernames and avatars.
 *
 * <p>{@code profile} and {@code avatar} each own what they keep, and meet in {@code appearance}, which orders the
 * changes of one user and tells the other services how that user appears now.
 */
@NullMarked
package dev.kith.profile;

import org.jspecify.annotations.NullMarked;
