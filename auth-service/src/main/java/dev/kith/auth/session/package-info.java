/**
 * Sessions: what a sign-in begins, what every access token belongs to, and what can be ended before its time.
 *
 * <p>Owns the sessions and the refresh tokens that continue them. Knows a user's id and nothing else of a user.
 * Whatever changes a session locks its row first, so a refresh and an end happen one after the other, and after an end
 * there is nothing to refresh. The end is told as {@code session-revoked} in the same transaction: the gateways refuse
 * what access tokens are still about.
 */
@NullMarked
package dev.kith.auth.session;

import org.jspecify.annotations.NullMarked;
