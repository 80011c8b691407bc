/**
 * What guessing passwords costs: time, that doubles with every failure.
 *
 * <p>Failures are counted for an account on a network, for an account, and for a network, in the database, so for all
 * instances. A try is counted as a failure before its password is looked at, and the count is given back if the
 * password was right: so tries at once are no more than tries one after the other. The database's clock alone decides.
 * Knows nothing of users: an account is whatever address somebody says, and one that is nobody's is counted like any
 * other.
 */
@NullMarked
package dev.kith.auth.throttle;

import org.jspecify.annotations.NullMarked;
