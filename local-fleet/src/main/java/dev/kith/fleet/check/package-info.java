/** Checks through the gateway, as a client would, that the fleet works. */
@NullMarked
package dev.kith.fleet.check;

import org.jspecify.annotations.NullMarked;
