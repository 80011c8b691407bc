/**
 * How somebody proves to read an account's mail: to verify its address, and to get in again without the password. And
 * the change of a password by who knows it.
 *
 * <p>A token is 32 random bytes that exist in one mail alone; here is its hash, until it expires, or it or another one
 * of its user and purpose is used. What is asked for an address does the same whether anybody has it or not: whose it
 * is, is found out when the mail is written.
 */
@NullMarked
package dev.kith.auth.recovery;

import org.jspecify.annotations.NullMarked;
