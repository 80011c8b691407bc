/**
 * The sessions that ended before their tokens expired, for services that must refuse such a token: in memory, from the
 * topic alone. The topic keeps a revocation longer than any token lives, so that an instance that starts has the same
 * sessions as the one before it.
 */
@NullMarked
package dev.kith.events.revocation;

import org.jspecify.annotations.NullMarked;
