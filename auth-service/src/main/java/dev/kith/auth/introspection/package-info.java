/** Token introspection (RFC 7662) for the other services of the fleet. */
@NullMarked
package dev.kith.auth.introspection;

import org.jspecify.annotations.NullMarked;
