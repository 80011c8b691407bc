/**
 * The keys that sign tokens: the first is made on the first start, another follows whenever one has signed for long
 * enough or the operator wants it.
 *
 * <p>A private key never leaves this service in the clear: the database has it encrypted under
 * {@code KEY_ENCRYPTION_SECRET}, the world has its public half at {@code /api/auth/jwks}. A key is published before it
 * signs and for as long as a token of it may live; which one signs is decided by the database's clock alone, so that
 * all instances agree.
 */
@NullMarked
package dev.kith.auth.key;

import org.jspecify.annotations.NullMarked;
