/**
 * Accounts: an e-mail address, the hash of a password, and an id that every other service knows the user by.
 *
 * <p>Other services learn of an account from the events {@code user-registered} and {@code user-deleted}, each
 * published in the transaction that makes it true. A banned account keeps its data, and its user cannot sign in.
 */
@NullMarked
package dev.kith.auth.user;

import org.jspecify.annotations.NullMarked;
