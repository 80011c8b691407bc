/**
 * Accounts and the tokens that prove them.
 *
 * <p>{@code user} is the front: it registers, signs in and knows whose an account is. {@code password} hashes on
 * threads of its own, {@code throttle} lets whoever guesses wait, {@code session} begins, continues and ends what a
 * sign-in begins, {@code key} keeps the signing keys and publishes their public halves, {@code token} writes the JWT
 * that the gateway checks, {@code introspection} and {@code discovery} tell others of it. {@code mail} sends what
 * others order, {@code recovery} lets in again who reads an account's mail. {@code ban} and {@code deletion} end what
 * {@code user} began. {@code audit} keeps what happened, and {@code client} says from where.
 */
@NullMarked
package dev.kith.auth;

import org.jspecify.annotations.NullMarked;
