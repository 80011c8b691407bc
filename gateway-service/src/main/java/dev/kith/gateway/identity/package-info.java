/** The caller of a request: found out here, and told to the services in headers that nobody else can set. */
@NullMarked
package dev.kith.gateway.identity;

import org.jspecify.annotations.NullMarked;
