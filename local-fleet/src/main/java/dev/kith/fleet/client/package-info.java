/** Talks HTTP with the fleet. {@link dev.kith.fleet.client.Client} is the door. */
@NullMarked
package dev.kith.fleet.client;

import org.jspecify.annotations.NullMarked;
