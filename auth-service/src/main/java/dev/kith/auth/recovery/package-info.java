/**
 * Proves by mail that a user owns an address: to verify the address, or to set a new password without the old one. Also
 * changes a password with the old one.
 *
 * <p>A token is 32 random bytes that only the mail contains; the database has its hash. It is valid until it expires,
 * or until it or another token of the same user and purpose is used. A request for an address does the same work
 * whether an account has that address or not: the account is looked up when the mail is written.
 */
@NullMarked
package dev.kith.auth.recovery;

import org.jspecify.annotations.NullMarked;
