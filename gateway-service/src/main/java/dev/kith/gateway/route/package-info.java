/**
 * Which paths exist, which service serves them, and what they require of the caller.
 * {@link dev.kith.gateway.route.Routes} contains the table.
 */
@NullMarked
package dev.kith.gateway.route;

import org.jspecify.annotations.NullMarked;
