/** Waiting for what does not tell when it happens. {@link dev.kith.fleet.polling.Polling} is all of it. */
@NullMarked
package dev.kith.fleet.polling;

import org.jspecify.annotations.NullMarked;
