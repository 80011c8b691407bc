/**
 * Conditional requests (RFC 9110, section 13): entity tags, and changes that are refused if the resource has changed
 * since the client read it.
 */
@NullMarked
package dev.kith.web.conditional;

import org.jspecify.annotations.NullMarked;
