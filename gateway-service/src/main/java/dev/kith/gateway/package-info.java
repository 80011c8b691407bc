/** The gateway service. */
@NullMarked
package dev.kith.gateway;

import org.jspecify.annotations.NullMarked;
