/**
 * Black-box tests of the running fleet, through the gateway. They know URLs, never classes: set {@code KITH_URL} to
 * test any fleet; without it {@code ./kith up} starts one of its own, beside whatever else runs.
 */
@NullMarked
package dev.kith.fleettests;

import org.jspecify.annotations.NullMarked;
