/** How much a request may bring, and how slowly. */
@NullMarked
package dev.kith.gateway.body;

import org.jspecify.annotations.NullMarked;
