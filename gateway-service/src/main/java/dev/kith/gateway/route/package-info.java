/**
 * Which paths exist, who serves them, and what they ask of the caller: {@link dev.kith.gateway.route.Routes} is the
 * table.
 */
@NullMarked
package dev.kith.gateway.route;

import org.jspecify.annotations.NullMarked;
