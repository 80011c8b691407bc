/**
 * Sessions: every access token belongs to one, and a session can be ended before its tokens expire.
 *
 * <p>Owns the sessions and the refresh tokens that continue them. Knows a user's id and nothing else of a user. Every
 * change of a session locks its row first, so a refresh and an end happen one after the other, and after an end there
 * is nothing to refresh. The end is published as {@code session-revoked} in the same transaction: gateways then refuse
 * the access tokens of the session that have not expired.
 */
@NullMarked
package dev.kith.auth.session;

import org.jspecify.annotations.NullMarked;
