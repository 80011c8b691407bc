/**
 * Profiles: who has one, under which username, with which bio. The door is {@link dev.kith.profile.profile.Profiles}.
 */
@NullMarked
package dev.kith.profile.profile;

import org.jspecify.annotations.NullMarked;
