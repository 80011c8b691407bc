/** Who is at the other end, when proxies stand between: forwarded headers are believed from trusted proxies alone. */
@NullMarked
package dev.kith.gateway.client;

import org.jspecify.annotations.NullMarked;
