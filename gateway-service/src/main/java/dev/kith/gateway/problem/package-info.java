/** Every error as {@code application/problem+json}, also those of Netty and of services that cannot be reached. */
@NullMarked
package dev.kith.gateway.problem;

import org.jspecify.annotations.NullMarked;
