/**
 * Accounts: an e-mail address, the hash of a password, and an id that every other service knows the user by.
 *
 * <p>Others learn of an account from the events {@code user-registered} and {@code user-deleted}, each published in the
 * transaction that makes it true.
 */
@NullMarked
package dev.kith.auth.user;

import org.jspecify.annotations.NullMarked;
