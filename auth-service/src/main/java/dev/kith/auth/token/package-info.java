/**
 * Tokens and the keys that sign them: access tokens, which the gateway verifies, and opaque tokens, of which only the
 * hashes are stored.
 *
 * <p>The first signing key is created at the first start. A new one follows when the current key has signed for
 * {@code KEY_ROTATION}, or when the operator asks for it. A private key never leaves this service in the clear: the
 * database holds it encrypted under {@code KEY_ENCRYPTION_SECRET}. Its public half is published at
 * {@code /api/auth/jwks} before the key signs and for as long as one of its tokens can be valid. The database's clock
 * alone decides which key signs, so that all instances agree.
 */
@NullMarked
package dev.kith.auth.token;

import org.jspecify.annotations.NullMarked;
