/**
 * How often a caller may send requests. Each rule of the table of routes names its limit, and the response says how
 * much of it is left.
 */
@NullMarked
package dev.kith.gateway.limit;

import org.jspecify.annotations.NullMarked;
