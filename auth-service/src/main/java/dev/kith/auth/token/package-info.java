/**
 * Tokens: those that prove who calls, signed here and checked by the gateway, and opaque ones, which only their hashes
 * are kept of.
 */
@NullMarked
package dev.kith.auth.token;

import org.jspecify.annotations.NullMarked;
