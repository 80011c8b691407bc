/**
 * Who a token speaks for. Finds the token that a request offers, refuses what no signature could save, finds the key
 * that it names, and verifies it: away from the event loop, and once for each token.
 *
 * <p>Keys come from the auth service's key set, or are one shared secret. The last key set is kept for as long as the
 * auth service cannot be asked, so that no valid request is refused because of it.
 */
@NullMarked
package dev.kith.gateway.token;

import org.jspecify.annotations.NullMarked;
