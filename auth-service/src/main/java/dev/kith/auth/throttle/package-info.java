/**
 * Limits how many wrong passwords an account, a network, and an account on a network may have.
 *
 * <p>Each limit is a token bucket in the database, so it is shared by all instances, and the database's clock alone
 * decides. A login takes its tokens before its password is checked and gets them back if the password was right: logins
 * at the same time cannot try more passwords than logins one after the other. Knows nothing of users: an account is any
 * address, and an unknown one is treated like a known one.
 */
@NullMarked
package dev.kith.auth.throttle;

import org.jspecify.annotations.NullMarked;
