/**
 * The one public door of Kith. Verifies who calls, strips what claims to be an identity, and forwards to the services
 * with an identity that they can check. Stateless, and the only reactive part: nothing in here blocks, and nothing
 * subscribes by itself.
 */
@NullMarked
package dev.kith.gateway;

import org.jspecify.annotations.NullMarked;
