/**
 * The deletion of an account. The account and its sessions are deleted at once. Every other service learns of it from
 * {@code user-deleted}, erases its data and confirms with {@code user-erased}. The confirmations are stored with the
 * deletion; everyone who has its id can read them.
 */
@NullMarked
package dev.kith.auth.deletion;

import org.jspecify.annotations.NullMarked;
