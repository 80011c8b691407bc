/**
 * What happened that concerns the safety of an account: a row for its owner to look at, and a line in the log for
 * whoever runs the fleet.
 *
 * <p>Knows nothing of users and sessions but their ids; the other packages tell it.
 */
@NullMarked
package dev.kith.auth.audit;

import org.jspecify.annotations.NullMarked;
