/** {@code /health} on the service's own port: open to everybody, and telling nothing but the state. */
@NullMarked
package dev.kith.web.health;

import org.jspecify.annotations.NullMarked;
