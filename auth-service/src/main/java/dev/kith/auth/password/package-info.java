/**
 * Passwords: which texts are accepted, and how they are hashed and checked.
 *
 * <p>Owns the only threads that run BCrypt, and the bound on how many of its computations may wait. Knows nothing of
 * users.
 */
@NullMarked
package dev.kith.auth.password;

import org.jspecify.annotations.NullMarked;
