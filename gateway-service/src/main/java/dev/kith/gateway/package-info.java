/**
 * The only public service of Kith. It verifies who calls, removes headers that claim an identity, and forwards requests
 * to the services with an identity that they can check. It is stateless and the only reactive service: no code here
 * blocks or subscribes.
 */
@NullMarked
package dev.kith.gateway;

import org.jspecify.annotations.NullMarked;
