package dev.kith.database;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is only worth doing once a transaction is committed. */
public final class AfterCommit {

    private AfterCommit() {}

    /**
     * Runs the action behind the commit of the transaction that is open, on its thread; not at all if it is rolled
     * back, or if the process dies in between.
     *
     * @param action should not throw: the caller would take the transaction for failed, which is committed
     * @throws IllegalStateException if there is no transaction
     */
    public static void run(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
