/** {@code /health} on the service's own port. It is public, and shows nothing but the state. */
@NullMarked
package dev.kith.web.health;

import org.jspecify.annotations.NullMarked;
