/**
 * Who calls. The authentication filter finds the token of a request, finds the key that the token names, and verifies
 * it: away from the event loop, and once for each token. Services get the result in headers that only the gateway can
 * set.
 *
 * <p>Keys come from the auth service's key set, or are one shared secret. The last key set is kept while the auth
 * service cannot be reached, so that no valid request is refused because of it.
 */
@NullMarked
package dev.kith.gateway.auth;

import org.jspecify.annotations.NullMarked;
