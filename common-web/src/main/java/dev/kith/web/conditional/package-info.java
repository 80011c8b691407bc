/**
 * Conditional requests (RFC 9110, section 13): entity tags, and changes that only go through if nothing has changed
 * before.
 */
@NullMarked
package dev.kith.web.conditional;

import org.jspecify.annotations.NullMarked;
