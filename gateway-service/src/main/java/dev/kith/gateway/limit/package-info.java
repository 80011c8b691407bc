/**
 * How often a caller may ask: each line of the table of routes names its limit, and the answer says what is left of it.
 */
@NullMarked
package dev.kith.gateway.limit;

import org.jspecify.annotations.NullMarked;
