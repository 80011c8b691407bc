/** Accounts that the operator has suspended: what they hold stays, and nobody gets in. */
@NullMarked
package dev.kith.auth.ban;

import org.jspecify.annotations.NullMarked;
