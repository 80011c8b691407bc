/**
 * Accounts and the tokens that prove them.
 *
 * <p>{@code user} is the front: it registers, signs in and deletes. {@code password} hashes on threads of its own, {@code session}
 * begins, continues and ends what a sign-in begins, {@code key} keeps the signing keys and publishes their public halves, {@code token}
 * writes the JWT that the gateway checks, {@code audit} keeps what happened. {@code mail} sends what
 * others order, {@code recovery} lets in again who reads an account's mail.
 */
@NullMarked
package dev.kith.auth;

import org.jspecify.annotations.NullMarked;
