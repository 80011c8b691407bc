/**
 * Accounts and the tokens that prove who calls.
 *
 * <p>{@code user} registers users, checks their credentials and bans them. {@code password} hashes passwords,
 * {@code throttle} limits wrong ones, {@code session} starts, refreshes and ends sessions. {@code token} owns the
 * signing keys, issues and verifies access tokens and publishes the public keys. {@code mail} sends queued mail,
 * {@code recovery} verifies addresses and resets passwords by mail. {@code deletion} deletes accounts. {@code audit}
 * records security events and the client that caused each.
 */
@NullMarked
package dev.kith.auth;

import org.jspecify.annotations.NullMarked;
