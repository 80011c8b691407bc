/** Who calls a service, when it is not the gateway that says so. */
@NullMarked
package dev.kith.fleet.identity;

import org.jspecify.annotations.NullMarked;
