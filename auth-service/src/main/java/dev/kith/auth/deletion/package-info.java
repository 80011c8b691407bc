/**
 * The end of an account. Here it is gone at once, with its sessions; every other service learns it from
 * {@code user-deleted}, erases what it holds, and says so as {@code user-erased}. Those receipts are kept with the
 * deletion, for whoever has its id.
 */
@NullMarked
package dev.kith.auth.deletion;

import org.jspecify.annotations.NullMarked;
