/** Whether the gateway and the services behind it can serve. */
@NullMarked
package dev.kith.gateway.health;

import org.jspecify.annotations.NullMarked;
