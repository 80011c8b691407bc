/**
 * Accounts that are so new that the event of their registration may still be on its way. A service must not answer that
 * such an account does not exist. The entry point is {@link dev.kith.web.account.RecentAccounts}.
 */
@NullMarked
package dev.kith.web.account;

import org.jspecify.annotations.NullMarked;
