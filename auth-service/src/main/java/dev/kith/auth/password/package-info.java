/**
 * Passwords: what may be one, and how one is kept and checked.
 *
 * <p>Owns the only threads that run BCrypt, and the bound on how many of its computations may wait. Knows nothing of
 * users.
 */
@NullMarked
package dev.kith.auth.password;

import org.jspecify.annotations.NullMarked;
