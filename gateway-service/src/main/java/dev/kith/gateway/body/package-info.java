/** How much a request may bring. */
@NullMarked
package dev.kith.gateway.body;

import org.jspecify.annotations.NullMarked;
