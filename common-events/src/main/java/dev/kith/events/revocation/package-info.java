/**
 * The sessions that ended before their tokens did, for whoever must refuse such a token: in memory, from the topic
 * alone. The topic is kept longer than any token lives, so that an instance that starts anew knows what the one before
 * it knew.
 */
@NullMarked
package dev.kith.events.revocation;

import org.jspecify.annotations.NullMarked;
