/** Where events go that cannot be applied: the dead-letter topic beside their own, with the reason in headers. */
@NullMarked
package dev.kith.events.deadletter;

import org.jspecify.annotations.NullMarked;
