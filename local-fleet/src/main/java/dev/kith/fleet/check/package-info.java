/** Proves through the gateway, as a client would, that the fleet does its work. */
@NullMarked
package dev.kith.fleet.check;

import org.jspecify.annotations.NullMarked;
