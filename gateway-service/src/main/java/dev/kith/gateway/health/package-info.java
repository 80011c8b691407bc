/** Whether the gateway and the services behind it work. */
@NullMarked
package dev.kith.gateway.health;

import org.jspecify.annotations.NullMarked;
