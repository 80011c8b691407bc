/**
 * What whoever runs a fleet may do that nobody can through the gateway: asked of the services themselves, with the
 * fleet's internal secret as the proof.
 */
@NullMarked
package dev.kith.fleet.operator;

import org.jspecify.annotations.NullMarked;
