/**
 * Who calls: only what the gateway proves with {@code X-Identity} is believed, and a handler is closed unless it says
 * otherwise.
 */
@NullMarked
package dev.kith.web.identity;

import org.jspecify.annotations.NullMarked;
