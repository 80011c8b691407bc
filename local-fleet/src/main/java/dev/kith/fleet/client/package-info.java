/** HTTP calls to the fleet's services, as a client of the gateway or as the operator of the fleet. */
@NullMarked
package dev.kith.fleet.client;

import org.jspecify.annotations.NullMarked;
