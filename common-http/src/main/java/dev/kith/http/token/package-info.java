/**
 * The strict check of an access token. The gateway uses it for every request, and auth-service for a token that comes
 * in a frame of an open socket, so that both accept the same tokens.
 *
 * <p>The check has two steps, because finding the key may need a call: {@link UnverifiedToken} reads what names the
 * key, and {@link TokenVerifier} checks the token with that key.
 */
@NullMarked
package dev.kith.http.token;

import org.jspecify.annotations.NullMarked;
